// Which commands were used last in this browser: the newest first, by their ids.
import type { CommandEntry } from './entry';

const KEPT = 4;

/** Reads what `written` wrote. */
export function readRecent(text: string | null): readonly string[] {
  return (text ?? '').split(' ').filter((id) => id !== '').slice(0, KEPT);
}

export function written(ids: readonly string[]): string {
  return ids.join(' ');
}

/** With this one as the newest. */
export function withUsed(recent: readonly string[], id: string): readonly string[] {
  return [id, ...recent.filter((other) => other !== id)].slice(0, KEPT);
}

/** Puts the entries that were used last below a heading of their own, before the others. */
export function recentFirst(entries: readonly CommandEntry[], recent: readonly string[], group: string): readonly CommandEntry[] {
  const used = recent.flatMap((id) => entries.filter((entry) => entry.id === id));
  return [...used.map((entry) => ({ ...entry, group })), ...entries.filter((entry) => !used.includes(entry))];
}
