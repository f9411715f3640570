// The orders of the list, as the server sorts: each request has a key, and keys compare number by number.
import type { SessionRequestBody, SortOrder, Status } from '../../api/generated';

/** Compared from the first number on; the request's own number makes every key unique. */
export type SortKey = readonly number[];

/** Who needs an agent first; whoever asks for more time, or to reopen, comes after those who are waiting. */
const ATTENTION: Readonly<Record<Status, number>> = { ready: 1, waiting: 2, connected: 4, open: 5, expired: 6, closed: 7 };
const WISHING = 3;
/** Who waits: those who are present first. */
const WAITING: Readonly<Record<Status, number>> = { ready: 1, waiting: 1, connected: 1, open: 2, expired: 3, closed: 4 };

const NEVER = Number.MAX_SAFE_INTEGER;

/** @param asOf when the first page was read (milliseconds): what ends later has not ended yet, for this list */
export function keyOf(request: SessionRequestBody, sort: SortOrder, asOf: number): SortKey {
  const { number } = request;
  switch (sort) {
    case 'newest':
      return [-number];
    case 'oldest':
      return [number];
    case 'attention':
      return [wishesForMore(request) ? WISHING : ATTENTION[request.status], -number];
    case 'waiting':
      return [WAITING[request.status], waitsSince(request), number];
    case 'scheduled':
      return [request.schedule ? Date.parse(request.schedule.starts_at) : NEVER, number];
    case 'expires': {
      const ends = Date.parse(request.expires_at);
      return ends > asOf ? [1, ends, number] : [2, -ends, -number];
    }
    case 'changed':
      return [-Date.parse(request.updated_at), -number];
  }
}

export function compareKeys(one: SortKey, other: SortKey): number {
  for (let place = 0; place < one.length; place += 1) {
    const difference = one[place]! - (other[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

// While a request is not over, nothing more can be wished for.
function wishesForMore({ status, wish }: SessionRequestBody): boolean {
  return !!wish && (status === 'expired' || status === 'closed');
}

// Who is present waits since then; the others since they are in the queue, or there.
function waitsSince({ status, status_since, assignment, created_at }: SessionRequestBody): number {
  if (WAITING[status] === 1) return Date.parse(status_since);
  return Date.parse(assignment.kind === 'queue' ? assignment.since : created_at);
}
