// Which requests are picked for an action over many, as a value.

/** These by their ids, or all that match the filter, seen or not. */
export type Picked = { kind: 'these'; ids: ReadonlySet<string>; anchor: string | null } | { kind: 'matching' };

export const NOTHING: Picked = { kind: 'these', ids: new Set(), anchor: null };
/** One action takes no more. */
export const MOST_PICKED = 10_000;

export function isPicked(picked: Picked, id: string): boolean {
  return picked.kind === 'matching' || picked.ids.has(id);
}

/** Picks a row or lets it go. Where all were picked, those that are shown remain without it. */
export function toggled(picked: Picked, id: string, shown: readonly string[]): Picked {
  const ids = new Set(picked.kind === 'matching' ? shown : picked.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: 'these', ids, anchor: id };
}

/** Picks every row from the last one that was picked to this one. */
export function extendedTo(picked: Picked, id: string, shown: readonly string[]): Picked {
  if (picked.kind === 'matching') return picked;
  const start = picked.anchor === null ? -1 : shown.indexOf(picked.anchor);
  const end = shown.indexOf(id);
  if (end < 0) return picked;
  if (start < 0) return { kind: 'these', ids: new Set([...picked.ids, id]), anchor: id };
  const range = shown.slice(Math.min(start, end), Math.max(start, end) + 1);
  return { kind: 'these', ids: new Set([...picked.ids, ...range]), anchor: picked.anchor };
}

export function allOf(shown: readonly string[]): Picked {
  return { kind: 'these', ids: new Set(shown), anchor: shown.at(-1) ?? null };
}

/** Whether of the rows that are shown all, some or none are picked. */
export function share(picked: Picked, shown: readonly string[]): 'all' | 'some' | 'none' {
  if (picked.kind === 'matching') return 'all';
  if (picked.ids.size === 0) return 'none';
  return shown.length > 0 && shown.every((id) => picked.ids.has(id)) ? 'all' : 'some';
}
