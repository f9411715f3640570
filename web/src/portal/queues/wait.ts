// How long somebody waits, as one says it: "6 min", "1 h 2 min", "2 d 3 h".
import * as m from '../../paraglide/messages.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function waited(seconds: number): string {
  if (seconds < HOUR) return m.common_minutes_short({ count: Math.floor(seconds / MINUTE) });
  if (seconds < DAY) return m.queues_wait_hours({ hours: Math.floor(seconds / HOUR), minutes: Math.floor((seconds % HOUR) / MINUTE) });
  return m.queues_wait_days({ days: Math.floor(seconds / DAY), hours: Math.floor((seconds % DAY) / HOUR) });
}
