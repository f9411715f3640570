// How long it is until something, as one says it: days and hours, hours and minutes, near the end a running clock.
import * as m from '../paraglide/messages.js';
import { running } from '../ui/time';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function countdown(seconds: number): string {
  const left = Math.max(0, seconds);
  if (left < HOUR) return running(left);
  if (left < DAY) return m.guest_countdown_hours({ hours: Math.floor(left / HOUR), minutes: Math.floor((left % HOUR) / MINUTE) });
  return m.guest_countdown_days({ days: Math.floor(left / DAY), hours: Math.floor((left % DAY) / HOUR) });
}
