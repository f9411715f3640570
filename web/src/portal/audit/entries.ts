// Pages of the audit log, put together without gap or repetition.
import type { AuditEventBody } from '../../api/generated';

/** How many of a fresh first page are newer than what is shown. */
export function newer(shown: readonly AuditEventBody[], page: readonly AuditEventBody[]): number {
  const newest = shown[0]?.version ?? 0;
  return page.filter(({ version }) => version > newest).length;
}

/**
 * Puts a fresh first page on top of what is shown. Where the two do not touch, what is shown would leave a gap and gives
 * way to the page: then the way on is that of the page.
 */
export function withNewer(shown: readonly AuditEventBody[], page: readonly AuditEventBody[]): { entries: readonly AuditEventBody[]; keepsOlder: boolean } {
  const newest = shown[0];
  const touches = newest !== undefined && page.some(({ version }) => version === newest.version);
  if (!touches) return { entries: page, keepsOlder: false };
  return { entries: [...page.filter(({ version }) => version > newest.version), ...shown], keepsOlder: true };
}

/** Puts an older page below, leaving out what is there already. */
export function withOlder(shown: readonly AuditEventBody[], page: readonly AuditEventBody[]): readonly AuditEventBody[] {
  const oldest = shown.at(-1)?.version ?? Number.POSITIVE_INFINITY;
  return [...shown, ...page.filter(({ version }) => version < oldest)];
}
