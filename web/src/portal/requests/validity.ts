// Until when a link is valid, as one says it: "Today 18:00", "Tomorrow 14:30", "Thu, 26 Nov, 09:00".
import * as m from '../../paraglide/messages.js';
import { clockTime } from '../../ui/time';
import { dayNumber, readerZone } from '../../ui/zone.svelte';

export function dayTime(at: string, now: number, locale: string): string {
  const days = daysBetween(now, Date.parse(at));
  if (days < -1 || days > 1) return clockTime(at, now, locale);
  const day = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: readerZone.chosen ?? undefined }).format(new Date(at));
  return m.portal_day_time({ day: day.charAt(0).toLocaleUpperCase(locale) + day.slice(1), time });
}

/** Whether a moment lies on the reader's today. */
export function isToday(at: string, now: number): boolean {
  return daysBetween(now, Date.parse(at)) === 0;
}

function daysBetween(from: number, to: number): number {
  return dayNumber(to) - dayNumber(from);
}
