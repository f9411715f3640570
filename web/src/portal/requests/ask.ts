// What somebody wants of the agents without being let in: a wish, or a second device at the door.
import type { SessionRequestBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';

/** A few words for a row; null when nobody asks for anything. */
export function askWords({ wish, second_device_at }: Pick<SessionRequestBody, 'wish' | 'second_device_at'>): string | null {
  if (wish) return wish.kind === 'more_time' ? m.request_asks_for_time() : m.request_asks_to_reopen();
  return second_device_at ? m.request_second_device_short() : null;
}
