// How times are written: under an hour as they run, today by the clock, else with the day.
import * as m from '../paraglide/messages.js';
import { dayNumber, readerZone } from './zone.svelte';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The tag to format with: the language of the page, in the region for which the reader's browser is made. */
export function formattingLocale(language: string, preferred: readonly string[]): string {
  const region = regionOf(preferred[0]);
  return region ? `${language}-${region}` : language;
}

/** `AT` for `de-AT`, and the likely one where the tag names none; nothing for what is no tag. */
function regionOf(tag: string | undefined): string | undefined {
  try {
    return tag ? new Intl.Locale(tag).maximize().region : undefined;
  } catch {
    return undefined;
  }
}

/** Whole seconds between two moments, never negative: clocks of two machines differ. */
export function secondsBetween(since: string | number, now: number): number {
  return Math.max(0, Math.floor((now - new Date(since).getTime()) / 1000));
}

/** `0:42`, `12:07`, `1:02:03` */
export function running(seconds: number): string {
  const hours = Math.floor(seconds / HOUR);
  const minutes = Math.floor((seconds % HOUR) / MINUTE);
  const rest = two(seconds % MINUTE);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `6 min`, from an hour on `1:06 h`. */
export function wholeMinutes(seconds: number): string {
  const minutes = Math.floor(seconds / MINUTE);
  if (minutes < 60) return m.common_minutes_short({ count: minutes });
  return m.common_hours_short({ count: `${Math.floor(minutes / 60)}:${two(minutes % 60)}` });
}

/** `just now`, `5 min ago`, `2 h ago`, `3 days ago` */
export function ago(seconds: number): string {
  if (seconds < MINUTE) return m.common_just_now();
  if (seconds < HOUR) return m.common_minutes_ago({ count: Math.floor(seconds / MINUTE) });
  if (seconds < DAY) return m.common_hours_ago({ count: Math.floor(seconds / HOUR) });
  return m.common_days_ago({ count: Math.floor(seconds / DAY) });
}

/** A duration for people and screen readers: `42 seconds`, `12 minutes`, `2 hours`. */
export function durationInWords(seconds: number, locale: string): string {
  if (seconds < MINUTE) return inUnit(seconds, 'second', locale);
  if (seconds < 2 * HOUR) return inUnit(Math.floor(seconds / MINUTE), 'minute', locale);
  return inUnit(Math.floor(seconds / HOUR), 'hour', locale);
}

function inUnit(count: number, unit: 'second' | 'minute' | 'hour', locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** Today `14:30`, else `Thu, 26 Nov, 09:00`. */
export function clockTime(at: string | number, now: number, locale: string): string {
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
  const options = { ...(dayNumber(at) === dayNumber(now) ? time : { ...day, ...time }), timeZone: readerZone.chosen ?? undefined };
  return new Intl.DateTimeFormat(locale, options).format(new Date(at));
}

/** In running text: `Tuesday 24 November at 14:30`. */
export function dayAndTime(at: string | number, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: readerZone.chosen ?? undefined,
  }).format(new Date(at));
}

/** The whole truth, for `title`: date, seconds and zone. */
export function exactTime(at: string | number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone: readerZone.chosen ?? undefined }).format(new Date(at));
}

/** Whole seconds until a moment, not fewer than none; both in milliseconds. */
export function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000));
}
