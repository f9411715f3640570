// How the log writes its days and times.
import { language } from '../../app/language.svelte';
import * as m from '../../paraglide/messages.js';
import { clock } from '../../ui/clock.svelte';
import { dayNumber, readerZone } from '../../ui/zone.svelte';

/** `Today, Thursday 26 November`; of another year with the year. */
export function dayWords(at: string): string {
  return dayHeading(at, clock.now, language.region);
}

export function dayHeading(at: string, now: number, locale: string): string {
  const zone = { timeZone: readerZone.chosen ?? undefined };
  const yearOf = (moment: number | string) => new Intl.DateTimeFormat('en', { year: 'numeric', ...zone }).format(new Date(moment));
  const year = yearOf(at) === yearOf(now) ? {} : { year: 'numeric' as const };
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', ...year, ...zone }).format(new Date(at));
  const away = dayNumber(at) - dayNumber(now);
  if (away < -1 || away > 0) return day;
  const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(away, 'day');
  return m.audit_day_near({ near: near.charAt(0).toLocaleUpperCase(locale) + near.slice(1), day });
}

/** `14:30:05`: of two entries in one minute one sees which came first. */
export function timeOfDay(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: readerZone.chosen ?? undefined }).format(new Date(at));
}
