// Days, as people choose them, and the moments between which they lie. The reader's own days: a day that was
// chosen in Vienna is passed on as its moments, and shows the same requests in Lisbon.
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

function startOf(day: string, later: number): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return null;
  return new Date(year, month - 1, date + later).toISOString();
}

function dayOf(moment: string | null, later: number): string {
  if (!moment) return '';
  const at = new Date(Date.parse(moment) + later);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
