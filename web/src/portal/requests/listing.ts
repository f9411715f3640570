// The list on the screen, as a value. Rows take in what is new where they stand and never move by
// themselves; a new order is worked out apart and waits until somebody asks for it.
//
// The list is loaded from its beginning on. Of rows far from the window only the place is kept, so that a list
// of any length takes the same room; what they say is read again when they come into sight.
import type { SessionRequestBody, Status } from '../../api/generated';
import type { Sighting } from './matching';
import { compareKeys, type SortKey } from './order';
import { statusAt } from './status';

/** Who belongs to the list, and in which order. */
export interface View {
  matches: (request: SessionRequestBody, sighting: Sighting) => boolean;
  key: (request: SessionRequestBody) => SortKey;
}

export interface Listing {
  view: View;
  /** What is known of requests, by id; those far from the window are missing. */
  known: ReadonlyMap<string, SessionRequestBody>;
  /** The ids on the screen, in their order. */
  order: readonly string[];
  /** The key by which each row got its place. */
  placed: ReadonlyMap<string, SortKey>;
  /** Those which the server has found. */
  found: ReadonlySet<string>;
  /** The key where the loaded part ends; null when everything is loaded. */
  horizon: SortKey | null;
}

/** Whether the server has more after a page, or the list ends with it. */
export type After = 'more' | 'nothing';

/** A listing that shows nothing yet. */
export function emptyListing(view: View): Listing {
  return { view, known: new Map(), order: [], placed: new Map(), found: new Set(), horizon: null };
}

/** Takes in what was heard of; rows keep their places, rows that are new wait. */
export function merged(listing: Listing, heard: readonly SessionRequestBody[]): Listing {
  const known = new Map(listing.known);
  for (const request of heard) {
    const old = known.get(request.id);
    if (!old || old.version <= request.version) known.set(request.id, request);
  }
  return { ...listing, known };
}

/** Takes in a page that the server gave for this view. What lies below every row goes there; what belongs between rows waits. */
export function paged(listing: Listing, page: readonly SessionRequestBody[], further: After): Listing {
  const next = merged({ ...listing, found: new Set([...listing.found, ...page.map(({ id }) => id)]) }, page);
  const last = next.order.at(-1);
  const lowest = last === undefined ? null : next.placed.get(last)!;
  const added = page.filter((request) => {
    if (next.placed.has(request.id) || !belongs(next, request)) return false;
    return lowest === null || compareKeys(next.view.key(request), lowest) > 0;
  });
  return {
    ...next,
    order: [...next.order, ...added.map(({ id }) => id)],
    placed: new Map([...next.placed, ...added.map((request) => [request.id, next.view.key(request)] as const)]),
    horizon: furthest(listing, page, further),
  };
}

/** Turns requests whose validity has passed into expired ones; the same listing when there is none. */
export function aged(listing: Listing, now: number): Listing {
  const changed = [...listing.known.values()].flatMap((request) => {
    const { status, since } = statusAt(request, now);
    return status === request.status ? [] : [{ ...request, status, status_since: since }];
  });
  return changed.length === 0 ? listing : merged(listing, changed);
}

/** Everything in its right order. */
export function settled(listing: Listing): Listing {
  const waiting = unsettled(listing);
  if (waiting.size === 0) return listing;
  const placed = new Map([...listing.placed].filter(([id]) => !waiting.has(id)));
  const coming = [...waiting]
    .flatMap((id) => listing.known.get(id) ?? [])
    .filter((request) => belongs(listing, request) && isLoaded(listing, listing.view.key(request)))
    .map((request) => [request.id, listing.view.key(request)] as const)
    .sort(([, one], [, other]) => compareKeys(one, other));
  for (const [id, key] of coming) placed.set(id, key);
  const staying = listing.order.filter((id) => !waiting.has(id));
  return { ...listing, order: interleaved(staying, coming.map(([id]) => id), placed), placed };
}

/** Puts in place what moves no row that is on the screen: what belongs below all of them appears at once. */
export function grown(listing: Listing): Listing {
  const next = settled(listing);
  return listing.order.every((id, at) => next.order[at] === id) ? next : listing;
}

/** The ids that `settled` would add, remove or move. */
export function unsettled(listing: Listing): ReadonlySet<string> {
  const waiting = new Set<string>();
  for (const request of listing.known.values()) if (isUnsettled(listing, request)) waiting.add(request.id);
  return waiting;
}

/** Whether a row stands there although it does not belong to the list any more. */
export function isStray(listing: Listing, request: SessionRequestBody): boolean {
  return listing.placed.has(request.id) && !belongs(listing, request);
}

/** Forgets what the rows say that `keeps` does not name; what waits for a new order is kept. */
export function forgotten(listing: Listing, keeps: (id: string) => boolean): Listing {
  const known = new Map([...listing.known].filter(([id, request]) => keeps(id) || isUnsettled(listing, request)));
  return known.size === listing.known.size ? listing : { ...listing, known };
}

/** The ids whose status is another one now. */
export function statusChanges(before: Listing, after: Listing): string[] {
  const was = (id: string): Status | undefined => before.known.get(id)?.status;
  return [...after.known.values()].filter(({ id, status }) => was(id) !== undefined && was(id) !== status).map(({ id }) => id);
}

function isUnsettled(listing: Listing, request: SessionRequestBody): boolean {
  const { id } = request;
  const was = listing.placed.get(id);
  const key = listing.view.key(request);
  if (was === undefined) return belongs(listing, request) && isLoaded(listing, key);
  if (!belongs(listing, request)) return true;
  return compareKeys(was, key) !== 0 && !fits(listing, id, key);
}

// A row whose key changed may still stand rightly between its neighbours.
function fits({ order, placed, horizon }: Listing, id: string, key: SortKey): boolean {
  const at = order.indexOf(id);
  const above = placed.get(order[at - 1] ?? '');
  const below = placed.get(order[at + 1] ?? '') ?? horizon;
  return (!above || compareKeys(above, key) < 0) && (!below || compareKeys(key, below) <= 0);
}

function belongs(listing: Listing, request: SessionRequestBody): boolean {
  return listing.view.matches(request, listing.found.has(request.id) ? 'found' : 'heard_of');
}

function isLoaded({ horizon }: Listing, key: SortKey): boolean {
  return horizon === null || compareKeys(key, horizon) <= 0;
}

// A first page that is fetched again never takes back what was loaded below it.
function furthest(listing: Listing, page: readonly SessionRequestBody[], further: After): SortKey | null {
  const end = page.at(-1);
  if (further === 'nothing' || !end) return null;
  const key = listing.view.key(end);
  const reachesFurther = listing.horizon === null || compareKeys(key, listing.horizon) > 0;
  return reachesFurther ? key : listing.horizon;
}

function interleaved(staying: readonly string[], coming: readonly string[], placed: ReadonlyMap<string, SortKey>): string[] {
  const all: string[] = [];
  let next = 0;
  for (const id of staying) {
    while (next < coming.length && compareKeys(placed.get(coming[next]!)!, placed.get(id)!) < 0) all.push(coming[next++]!);
    all.push(id);
  }
  return [...all, ...coming.slice(next)];
}
