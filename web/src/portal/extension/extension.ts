// How much longer a link is to be valid, as it is chosen: by one of a few spans, or until a moment on the reader's clock.
import type { ExtendSessionRequestBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { localTime, resolve } from '../schedule/zones';

const DAY_S = 86_400;

/** How much longer a link can be made valid at a press, in seconds. */
export const EXTENSIONS: readonly { seconds: number; word: () => string }[] = [
  { seconds: 3600, word: () => m.portal_valid_1h() },
  { seconds: DAY_S, word: () => m.portal_valid_24h() },
  { seconds: 7 * DAY_S, word: () => m.portal_valid_7d() },
];

export interface ExtensionDraft {
  /** One of the spans, in seconds, or until a moment. */
  choice: number | 'until';
  /** What the reader's clock shows at that moment: `2026-11-26T18:00`, or empty. */
  until: string;
}

/** A day; whoever rather chooses a moment begins with tomorrow evening. */
export function blankExtension(zone: string, now: number): ExtensionDraft {
  return { choice: DAY_S, until: `${localTime(now + DAY_S * 1000, zone).slice(0, 11)}18:00` };
}

/** The moment in the field; null where the clocks never show it. */
export function momentIn({ until }: ExtensionDraft, zone: string): number | null {
  const resolved = until === '' ? null : resolve(until, zone);
  return resolved && resolved.kind !== 'never' ? resolved.at : null;
}

/** What is asked of the server; null while no moment is chosen that lies ahead. */
export function extensionOf(draft: ExtensionDraft, zone: string, now: number): ExtendSessionRequestBody | null {
  if (draft.choice !== 'until') return { kind: 'by', seconds: draft.choice };
  const at = momentIn(draft, zone);
  return at !== null && at > now ? { kind: 'until', at: new Date(at).toISOString() } : null;
}
