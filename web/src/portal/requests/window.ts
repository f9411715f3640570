// Which rows of a long list are really in the page: those in sight, some around them, and the one the keyboard
// is at. All rows are of one height, so the others are gaps of so many rows.

/** A run of rows in the page, or the place of rows that are not. Ends are excluded. */
export interface Segment {
  kind: 'rows' | 'gap';
  from: number;
  to: number;
}

/** Rows kept around those in sight, so that scrolling finds them there. */
const AROUND = 12;

/**
 * The rows to have in the page.
 * @param above how far the beginning of the list lies above the upper edge of the window, in pixels
 */
export function inSight(above: number, windowHeight: number, rowHeight: number, total: number): { from: number; to: number } {
  const first = Math.floor(above / rowHeight) - AROUND;
  const last = Math.ceil((above + windowHeight) / rowHeight) + AROUND;
  const from = Math.min(Math.max(0, first), Math.max(0, total - 1));
  return { from, to: Math.min(total, Math.max(last, from)) };
}

/** @param pinned the row that stays in the page wherever it is, because the focus is there; -1 for none */
export function segments(total: number, from: number, to: number, pinned: number): Segment[] {
  const runs = [{ from, to }];
  if (pinned >= 0 && pinned < total && (pinned < from || pinned >= to)) runs.push({ from: pinned, to: pinned + 1 });
  runs.sort((one, other) => one.from - other.from);
  const all: Segment[] = [];
  let end = 0;
  for (const run of runs) {
    if (run.from > end) all.push({ kind: 'gap', from: end, to: run.from });
    if (run.to > run.from) all.push({ kind: 'rows', ...run });
    end = Math.max(end, run.to);
  }
  if (end < total) all.push({ kind: 'gap', from: end, to: total });
  return all;
}

/** What stands in the page: a row, or the gap where rows are not. The key stays while one scrolls. */
export type Piece = { kind: 'row'; key: string; index: number } | { kind: 'gap'; key: string; rows: number };

export function pieces(order: readonly string[], parts: readonly Segment[]): Piece[] {
  return parts.flatMap(({ kind, from, to }, place): Piece[] => {
    if (kind === 'gap') return [{ kind, key: `gap ${place}`, rows: to - from }];
    return order.slice(from, to).map((key, offset) => ({ kind: 'row', key, index: from + offset }));
  });
}
