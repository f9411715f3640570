// Which part of a day's width each event gets: what overlaps shares it.

/** What is laid out: from where to where, in rows. */
export interface Extent {
  top: number;
  bottom: number;
}

/** A share of the width: the `lane`th of `lanes` equal parts, over `span` of them. */
export interface Share {
  lane: number;
  lanes: number;
  span: number;
}

/** An event is drawn no lower than this, so what follows sooner must stand beside it. In rows. */
export const LEAST_ROWS = 0.4;

/**
 * The share of each event, in the order in which they were given. Events that overlap, directly or by a chain of
 * others, have parts of the same width; one that has nobody to its right takes the free parts too.
 */
export function shares(events: readonly Extent[]): Share[] {
  const order = events.map((_, index) => index).sort((a, b) => events[a]!.top - events[b]!.top || events[b]!.bottom - events[a]!.bottom);
  const result: Share[] = [];
  let cluster: number[] = [];
  let ends: number[] = [];

  const finish = () => {
    for (const index of cluster) result[index] = { ...result[index]!, lanes: ends.length };
    for (const index of cluster) result[index] = { ...result[index]!, span: freeSpan(index, cluster, events, result) };
    cluster = [];
    ends = [];
  };

  for (const index of order) {
    const { top } = events[index]!;
    if (ends.every((end) => end <= top)) finish();
    const free = ends.findIndex((end) => end <= top);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = drawnBottom(events[index]!);
    result[index] = { lane, lanes: 1, span: 1 };
    cluster.push(index);
  }
  finish();
  return result;
}

function freeSpan(index: number, cluster: readonly number[], events: readonly Extent[], result: readonly Share[]): number {
  const { lane, lanes } = result[index]!;
  const beside = cluster.filter((other) => result[other]!.lane > lane && overlap(events[index]!, events[other]!));
  return Math.min(lanes, ...beside.map((other) => result[other]!.lane)) - lane;
}

function overlap(one: Extent, other: Extent): boolean {
  return one.top < drawnBottom(other) && other.top < drawnBottom(one);
}

function drawnBottom({ top, bottom }: Extent): number {
  return Math.max(bottom, top + LEAST_ROWS);
}
