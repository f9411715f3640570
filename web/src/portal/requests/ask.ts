// What a request wants of the agents: an answer to a wish, a look at a second device, or the viewer back in the session.
import type { SessionRequestBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { secondsLeft } from '../../ui/time';

/** A few words for a row; null when nobody asks for anything. */
export function askWords({ wish, second_device_at }: Pick<SessionRequestBody, 'wish' | 'second_device_at'>): string | null {
  if (wish) return wish.kind === 'more_time' ? m.request_asks_for_time() : m.request_asks_to_reopen();
  return second_device_at ? m.request_second_device_short() : null;
}

/**
 * That nobody watches a live session any more, and how long it waits; null when the time is over.
 * @param until when it ends by itself (milliseconds)
 */
export function awayWords(until: number, now: number): string | null {
  const count = secondsLeft(until, now);
  return count > 0 ? m.list_viewer_away({ count }) : null;
}
