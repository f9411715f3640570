// The line of a queue as a value: who waits, in the server's order. Rows take in what is new where they stand and never
// move by themselves; a new order is kept apart until somebody asks for it, or nobody is looking at the old one.
import type { SessionRequestBody } from '../../api/generated';
import { isLive } from '../requests/status';

/** Whether somebody is there, as the row's place on the screen says it. */
export type Group = 'here' | 'away';

export interface Line {
  /** Everything heard of so far, by id. */
  known: ReadonlyMap<string, SessionRequestBody>;
  /** The ids on the screen, in their order, each under the head it had when it got its place. */
  shown: readonly Place[];
  /** The ids in the order of the latest answer. */
  fresh: readonly string[];
}

export interface Place {
  id: string;
  group: Group;
}

/** A line that shows nothing yet. */
export const NOBODY: Line = { known: new Map(), shown: [], fresh: [] };

/**
 * Takes in the latest answer of the server; what is on the screen keeps its place.
 * @param whole whether the answer reaches to the end of the line; else what was known below it stays
 */
export function answered(line: Line, items: readonly SessionRequestBody[], whole = true): Line {
  const here = new Set(items.map(({ id }) => id));
  const below = whole ? [] : line.fresh.slice(items.length).filter((id) => !here.has(id));
  return { ...withKnown(line, items), fresh: [...here, ...below] };
}

/** Adds a further page below what is shown. */
export function appended(line: Line, items: readonly SessionRequestBody[]): Line {
  const shown = new Set(line.shown.map(({ id }) => id));
  const added = items.filter(({ id }) => !shown.has(id));
  const next = withKnown(line, items);
  return {
    ...next,
    shown: [...line.shown, ...added.map((request) => ({ id: request.id, group: groupOf(request) }))],
    fresh: [...line.fresh, ...added.map(({ id }) => id).filter((id) => !line.fresh.includes(id))],
  };
}

/** Takes in a request that is on the screen; of others the next answer tells. */
export function heard(line: Line, request: SessionRequestBody): Line {
  return line.known.has(request.id) ? withKnown(line, [request]) : line;
}

/** Puts everything where the latest answer has it. */
export function settled(line: Line): Line {
  const shown = line.fresh.flatMap((id) => {
    const request = line.known.get(id);
    return request ? [{ id, group: groupOf(request) }] : [];
  });
  const known = new Map(shown.flatMap(({ id }) => [[id, line.known.get(id)!] as const]));
  return { ...line, shown, known };
}

/** Puts in place what moves no row that is on the screen: who comes last appears at once. */
export function grown(line: Line): Line {
  const next = settled(line);
  const [before, after] = [onScreen(line), onScreen(next)];
  return before.every(({ id, group }, at) => after[at]?.id === id && after[at]?.group === group) ? next : line;
}

/** How many rows `settled` would add, remove or move. */
export function unsettled(line: Line): number {
  const shown = new Set(line.shown.map(({ id }) => id));
  const fresh = new Set(line.fresh);
  const gone = line.shown.filter(({ id }) => !fresh.has(id)).length;
  const come = line.fresh.filter((id) => !shown.has(id)).length;
  const staying = line.shown.filter(({ id }) => fresh.has(id));
  const moved = staying.filter(({ id, group }) => groupOf(line.known.get(id)!) !== group).length;
  if (moved > 0) return gone + come + moved;
  const order = line.fresh.filter((id) => shown.has(id));
  return gone + come + (staying.some(({ id }, at) => order[at] !== id) ? 1 : 0);
}

/** The rows under one head, with their places in the whole line, which begin at 1. */
export function rowsOf(line: Line, group: Group): { place: number; request: SessionRequestBody }[] {
  return line.shown.flatMap(({ id, group: own }, at) => {
    const request = line.known.get(id);
    return request && own === group ? [{ place: at + 1, request }] : [];
  });
}

/** Whether a request waits in this queue and may be taken from it. */
export function isTakeable(request: SessionRequestBody, queueId: string): boolean {
  const { assignment, status } = request;
  if (assignment.kind !== 'queue' || assignment.queue.id !== queueId) return false;
  return status === 'open' || status === 'waiting' || status === 'ready';
}

/** The one who is next, by what is known now. */
export function nextIn(line: Line, queueId: string): SessionRequestBody | undefined {
  return line.fresh.map((id) => line.known.get(id)).find((request) => request && isTakeable(request, queueId));
}

function onScreen({ shown }: Line): Place[] {
  return [...shown.filter(({ group }) => group === 'here'), ...shown.filter(({ group }) => group === 'away')];
}

function groupOf(request: SessionRequestBody): Group {
  return isLive(request.status) ? 'here' : 'away';
}

function withKnown(line: Line, requests: readonly SessionRequestBody[]): Line {
  const known = new Map(line.known);
  for (const request of requests) {
    const old = known.get(request.id);
    if (!old || old.version <= request.version) known.set(request.id, request);
  }
  return { ...line, known };
}
