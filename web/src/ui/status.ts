// The word for each status.
import type { Status } from '../api/generated';
import * as m from '../paraglide/messages.js';

const WORDS: Record<Status, () => string> = {
  open: () => m.common_status_open(),
  waiting: () => m.common_status_waiting(),
  ready: () => m.common_status_ready(),
  connected: () => m.common_status_connected(),
  closed: () => m.common_status_closed(),
  expired: () => m.common_status_expired(),
};

export function statusWord(status: Status): string {
  return WORDS[status]();
}
