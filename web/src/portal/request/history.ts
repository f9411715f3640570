// Joins pages of a request's history, newest first. An event is known by its hash.
import type { HistoryEventBody } from '../../api/generated';

/**
 * Puts the newest page on top of what is shown. When the two do not touch, what is shown would leave a gap
 * and gives way to the page.
 */
export function withNewer(
  shown: readonly HistoryEventBody[],
  page: readonly HistoryEventBody[],
): { events: readonly HistoryEventBody[]; keepsOlder: boolean } {
  const newest = shown[0];
  const touches = newest !== undefined && page.some(({ hash }) => hash === newest.hash);
  if (!touches) return { events: page, keepsOlder: false };
  return { events: withOlder(page, shown), keepsOlder: true };
}

/** Puts an older page below, leaving out what is there already. */
export function withOlder(shown: readonly HistoryEventBody[], page: readonly HistoryEventBody[]): readonly HistoryEventBody[] {
  const here = new Set(shown.map(({ hash }) => hash));
  return [...shown, ...page.filter(({ hash }) => !here.has(hash))];
}
