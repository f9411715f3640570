// How many requests that are not closed are assigned to a member.
import { countSessionRequests } from '../../api/generated';
import type { Count } from '../shell/counts.svelte';
import { addressOf, EVERYTHING, type RequestFilter } from '../requests/filter';
import { STATUSES } from '../requests/status';

export class AssignedCount {
  /** Unknown before the first answer. */
  count: Count | null = $state.raw(null);
  /** Where they are listed. */
  readonly address: string;
  readonly #agent: string;

  constructor(agent: string) {
    this.#agent = agent;
    const filter: RequestFilter = { ...EVERYTHING, assigned: [`agent:${agent}`], status: STATUSES.filter((status) => status !== 'closed') };
    this.address = addressOf(filter);
  }

  async load(): Promise<void> {
    const { data } = await countSessionRequests({ query: { assigned: `agent:${this.#agent}` } });
    if (!data) return;
    const parts = [data.open, data.waiting, data.ready, data.connected, data.expired];
    this.count = { count: parts.reduce((sum, part) => sum + part, 0), isLeast: parts.some((part) => part >= data.most) };
  }
}
