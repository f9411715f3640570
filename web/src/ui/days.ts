// What happened, by the days of the reader's, and what those days and their times are called.
import * as m from '../paraglide/messages.js';
import { dayNumber, readerZone } from './zone.svelte';

/** What happened on one day. */
export interface Day<T> {
  /** As days since 1970. */
  day: number;
  /** A moment of that day. */
  at: string;
  items: readonly T[];
}

/** By days, in the order in which they come. */
export function byDay<T>(items: readonly T[], atOf: (item: T) => string): readonly Day<T>[] {
  const days: { day: number; at: string; items: T[] }[] = [];
  for (const item of items) {
    const at = atOf(item);
    const day = dayNumber(at);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, at, items: [item] });
  }
  return days;
}

/** `Today, Thursday 26 November`; of another year with the year. */
export function dayHeading(at: string, now: number, locale: string): string {
  const zone = { timeZone: readerZone.chosen ?? undefined };
  const yearOf = (moment: number | string) => new Intl.DateTimeFormat('en', { year: 'numeric', ...zone }).format(new Date(moment));
  const year = yearOf(at) === yearOf(now) ? {} : { year: 'numeric' as const };
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', ...year, ...zone }).format(new Date(at));
  const away = dayNumber(at) - dayNumber(now);
  if (away < -1 || away > 0) return day;
  const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(away, 'day');
  return m.common_day_near({ near: near.charAt(0).toLocaleUpperCase(locale) + near.slice(1), day });
}

/** `14:30`, or with the seconds, so that of two in one minute one sees which came first. */
export function timeOfDay(at: string, precision: 'minutes' | 'seconds', locale: string): string {
  const second = precision === 'seconds' ? { second: '2-digit' as const } : {};
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...second, timeZone: readerZone.chosen ?? undefined }).format(new Date(at));
}
