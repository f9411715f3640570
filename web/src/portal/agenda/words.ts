// Days and times as the agenda writes them, in a time zone and in the reader's own form.
import type { AssignmentBody } from '../../api/generated';
import { language } from '../../app/language.svelte';
import { asUtc } from './dates';

const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;
const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** `Mon 23` */
export function dayHead(date: string): string {
  return format({ weekday: 'short', day: 'numeric', timeZone: 'UTC' }).format(asUtc(date));
}

/** `Thursday 26 November` */
export function dayInWords(date: string): string {
  return format({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(asUtc(date));
}

/** `23–27 November 2026`, or one day of it. */
export function daysInWords(from: string, to: string): string {
  const month = format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return from === to
    ? format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(asUtc(from))
    : month.formatRange(asUtc(from), asUtc(to));
}

/** `09:30` */
export function timeIn(zone: string, at: number): string {
  return format({ ...CLOCK, timeZone: zone }).format(at);
}

/** `09:30 – 10:15` */
export function timesIn(zone: string, from: number, to: number): string {
  return format({ ...CLOCK, timeZone: zone }).formatRange(from, to);
}

/** `Thu 26 Nov, 09:30` */
export function momentIn(zone: string, at: number): string {
  return format({ weekday: 'short', day: 'numeric', month: 'short', ...CLOCK, timeZone: zone }).format(at);
}

/** The whole truth, for `title`. */
export function exactIn(zone: string, at: number): string {
  return format({ dateStyle: 'full', timeStyle: 'long', timeZone: zone }).format(at);
}

/** `08:00` beside a row, or `8 AM`: with minutes that would be wider than the column. */
export function hourInWords(hour: number): string {
  const plain = format({ hour: 'numeric', timeZone: 'UTC' });
  const words = plain.resolvedOptions().hour12 ? plain : format({ ...CLOCK, timeZone: 'UTC' });
  return words.format(hour * 3_600_000);
}

/** Who has it, in one word; nothing while nobody does. */
export function holderOf(assignment: AssignmentBody): string | undefined {
  switch (assignment.kind) {
    case 'agent':
      return assignment.agent.name;
    case 'queue':
      return assignment.queue.name;
    case 'unassigned':
      return undefined;
  }
}

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language.region + JSON.stringify(options);
  const known = FORMATS.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language.region, options);
  FORMATS.set(key, made);
  return made;
}
