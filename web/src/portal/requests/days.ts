// Days, as people choose them, and the moments between which they lie. The reader's own days: a day that was
// chosen in Vienna is passed on as its moments, and shows the same requests in Lisbon.
import { addDays, isDate } from '../agenda/dates';
import { localOf, ownZone, startOfDay } from '../agenda/zone';
import type { Span } from './filter';

/** From the beginning of one day to the end of another; either may be empty. Days are `2026-11-24`. */
export interface Days {
  first: string;
  last: string;
}

export function spanOf({ first, last }: Days): Span {
  return { from: startOf(first, 0), until: startOf(last, 1) };
}

export function daysOf({ from, until }: Span): Days {
  // The end is excluded: the last day is the one in which the moment before it lies.
  return { first: dayOf(from, 0), last: dayOf(until, -1) };
}

/** What is left of today. It begins with a whole minute: consoles that ask alike are told from one count. */
export function restOfDay(now: number): { from: string; until: string } {
  const minute = 60_000;
  const from = Math.floor(now / minute) * minute;
  return { from: iso(from), until: iso(startOfDay(addDays(localOf(now, ownZone()).date, 1), ownZone())) };
}

function startOf(day: string, later: number): string | null {
  return isDate(day) ? iso(startOfDay(addDays(day, later), ownZone())) : null;
}

function dayOf(moment: string | null, later: number): string {
  return moment ? localOf(Date.parse(moment) + later, ownZone()).date : '';
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
