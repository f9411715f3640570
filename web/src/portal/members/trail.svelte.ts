// The latest entries of the audit log that a member made, or that name them.
import { listAuditEvents, type AuditEventBody } from '../../api/generated';

const MOST = 8;

export class Trail {
  entries: readonly AuditEventBody[] = $state.raw([]);
  known = $state(false);
  problem: unknown = $state.raw(null);
  readonly #member: string;

  constructor(member: string) {
    this.#member = member;
  }

  async load(): Promise<void> {
    const [by, about] = await Promise.all([listAuditEvents({ query: { by: this.#member, limit: MOST } }), listAuditEvents({ query: { about: this.#member, limit: MOST } })]);
    this.problem = by.data && about.data ? null : (by.error ?? about.error ?? {});
    if (!by.data || !about.data) return;
    this.entries = latest(by.data.items, about.data.items);
    this.known = true;
  }
}

/** Of both the newest, each once. */
export function latest(one: readonly AuditEventBody[], other: readonly AuditEventBody[]): readonly AuditEventBody[] {
  const all = new Map([...one, ...other].map((entry) => [entry.version, entry]));
  return [...all.values()].toSorted((a, b) => b.version - a.version).slice(0, MOST);
}
