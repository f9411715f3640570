// Which sessions the page shows, as a value. The page's query says the same in the same words as `GET /api/v1/sessions`.
import type { SessionEndReason } from '../../api/generated';

/** Whether a session runs, or how it ended. */
export type Ended = 'live' | SessionEndReason;

export interface SessionFilter {
  /** This agent watched. */
  agent: string | null;
  /** This client watched. */
  client: string | null;
  /** Of this request. */
  request: string | null;
  ended: Ended | null;
  /** Begun at this moment or later. */
  from: string | null;
  /** Begun before this moment. */
  until: string | null;
}

/** A filter, and the names of what the query said and nobody understands. */
export interface ReadFilter {
  filter: SessionFilter;
  ignored: readonly string[];
}

export const ENDED: readonly Ended[] = ['live', 'ended_by_agent', 'stopped_by_remote_user', 'request_closed', 'connection_lost', 'verification_failed'];
export const EVERYTHING: SessionFilter = { agent: null, client: null, request: null, ended: null, from: null, until: null };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CLIENT = /^[1-9]\d{8}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Reads the query of the page's address. */
export function readFilter(search: string): ReadFilter {
  const filter = { ...EVERYTHING };
  const ignored = new Set<string>();
  for (const [name, value] of new URLSearchParams(search)) {
    if ((name === 'agent' || name === 'request') && UUID.test(value)) filter[name] = value.toLowerCase();
    else if (name === 'client' && CLIENT.test(value)) filter.client = value;
    else if (name === 'ended' && (ENDED as readonly string[]).includes(value)) filter.ended = value as Ended;
    else if ((name === 'from' || name === 'until') && MOMENT.test(value) && !Number.isNaN(Date.parse(value))) filter[name] = value;
    else ignored.add(name);
  }
  return { filter, ignored: [...ignored] };
}

/** The page's address under this filter; what does not narrow is left out. */
export function addressOf(filter: SessionFilter): string {
  const query = new URLSearchParams(asked(filter)).toString().replaceAll('%3A', ':');
  return query ? `/sessions?${query}` : '/sessions';
}

/** Which sessions, in the words of the API. */
export function asked(filter: SessionFilter): { [Name in keyof SessionFilter]?: NonNullable<SessionFilter[Name]> } {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
}

/** The file of what the filter shows. */
export function exportAddress(filter: SessionFilter, format: 'csv' | 'jsonl'): string {
  return `/api/v1/sessions/export?${new URLSearchParams({ format, ...asked(filter) }).toString()}`;
}

export function isEverything(filter: SessionFilter): boolean {
  return Object.keys(asked(filter)).length === 0;
}
