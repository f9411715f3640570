// The list on the screen, as a value. Rows take in what is new where they stand and never move by
// themselves; a new order is worked out apart and waits until somebody asks for it.
import type { SessionRequestBody, Status } from '../../api/generated';
import { statusAt } from './status';

export interface Listing {
  /** Only this status, or all. */
  filter: Status | null;
  /** Everything fetched so far, by id. */
  known: ReadonlyMap<string, SessionRequestBody>;
  /** The ids on the screen, in their order. */
  order: readonly string[];
  /** The status each row had when it got its place. */
  placed: ReadonlyMap<string, Status>;
}

/** Those without a rank of their own stand below, in the order in which the API pages them. */
const NOT_LIVE = 4;
const RANK: Readonly<Record<Status, number>> = { ready: 1, waiting: 2, connected: 3, open: NOT_LIVE, expired: NOT_LIVE, closed: NOT_LIVE };

/** A listing that shows nothing yet. */
export function emptyListing(filter: Status | null): Listing {
  return { filter, known: new Map(), order: [], placed: new Map() };
}

/** Takes in what was fetched; rows keep their places, rows that are new wait. */
export function merged(listing: Listing, fetched: readonly SessionRequestBody[]): Listing {
  const known = new Map(listing.known);
  for (const request of fetched) {
    const old = known.get(request.id);
    if (!old || old.version <= request.version) known.set(request.id, request);
  }
  return { ...listing, known };
}

/** Adds a further page below what is shown. */
export function appended(listing: Listing, page: readonly SessionRequestBody[]): Listing {
  const next = merged(listing, page);
  const shown = new Set(next.order);
  const added = page.filter(({ id, status }) => !shown.has(id) && belongs(next, status));
  return {
    ...next,
    order: [...next.order, ...added.map(({ id }) => id)],
    placed: new Map([...next.placed, ...added.map(({ id, status }) => [id, status] as const)]),
  };
}

/** Takes in a fresh first page; what reaches further down than the list did goes below it. */
export function refetched(listing: Listing, fetched: readonly SessionRequestBody[]): Listing {
  const numbers = listing.order.flatMap((id) => (isPaged(listing.placed.get(id)) ? (listing.known.get(id)?.number ?? []) : []));
  const last = Math.min(...numbers);
  const tail = fetched.filter(({ status, number }) => isPaged(status) && number < last);
  return appended(merged(listing, fetched), tail);
}

/** Turns requests whose validity has passed into expired ones; the same listing when there is none. */
export function aged(listing: Listing, now: number): Listing {
  const changed = [...listing.known.values()].flatMap((request) => {
    const { status, since } = statusAt(request, now);
    return status === request.status ? [] : [{ ...request, status, status_since: since }];
  });
  return changed.length === 0 ? listing : merged(listing, changed);
}

/** Everything in its right order: live ones on top, the longest waiting first; then the newest number. */
export function settled(listing: Listing): Listing {
  const belonging = [...listing.known.values()].filter(({ status }) => belongs(listing, status)).sort(inOrder);
  return {
    ...listing,
    order: belonging.map(({ id }) => id),
    placed: new Map(belonging.map(({ id, status }) => [id, status])),
  };
}

/** The ids that `settled` would add, remove or move. */
export function unsettled(listing: Listing): ReadonlySet<string> {
  const waiting = new Set<string>();
  for (const { id, status } of listing.known.values()) {
    const was = listing.placed.get(id);
    const moves = was === undefined ? belongs(listing, status) : !belongs(listing, status) || RANK[was] !== RANK[status];
    if (moves) waiting.add(id);
  }
  return waiting;
}

/** The rows to show. */
export function rows(listing: Listing): SessionRequestBody[] {
  return listing.order.flatMap((id) => listing.known.get(id) ?? []);
}

function isPaged(status: Status | undefined): boolean {
  return status !== undefined && RANK[status] === NOT_LIVE;
}

function belongs(listing: Listing, status: Status): boolean {
  return listing.filter === null || listing.filter === status;
}

function inOrder(a: SessionRequestBody, b: SessionRequestBody): number {
  const byRank = RANK[a.status] - RANK[b.status];
  if (byRank !== 0) return byRank;
  if (RANK[a.status] < NOT_LIVE) return Date.parse(a.status_since) - Date.parse(b.status_since) || b.number - a.number;
  return b.number - a.number;
}
