// The hours down the side of the agenda, and where a moment lies among them. On a day on which clocks are set an
// hour is missing or comes twice: then there is no row for it, or one more, so that a length always is elapsed time.
import { addDays } from './dates';
import { isRepeated, localOf, momentOf, repetitionOf, startOfDay } from './zone';

const MINUTE_MS = 60_000;
const STEP_MS = 15 * MINUTE_MS;
const PLAIN_DAY_MS = 24 * 60 * MINUTE_MS;

/** One hour as the clock shows it; `again` when it shows it for the second time. */
export interface HourRow {
  hour: number;
  again: boolean;
}

/** The hours that are shown whatever is in them. */
export const OFFICE_HOURS: Span = { from: 8, until: 18 };

/** Hours of the clock: from the beginning of one to the beginning of another. */
export interface Span {
  from: number;
  until: number;
}

/** The hours that a day has, in their order. */
export function hoursOf(date: string, zone: string): HourRow[] {
  const start = startOfDay(date, zone);
  const end = startOfDay(addDays(date, 1), zone);
  if (end - start === PLAIN_DAY_MS) return Array.from({ length: 24 }, (_, hour) => ({ hour, again: false }));
  const found = new Map<string, HourRow>();
  for (let at = start; at < end; at += STEP_MS) {
    const row = { hour: hourOf(at, zone), again: isRepeated(at, zone) };
    found.set(keyOf(row), row);
  }
  return [...found.values()];
}

/** The rows of several days beside each other: every hour within `span` that one of them has. */
export function rowsOf(dates: readonly string[], zone: string, span: Span): HourRow[] {
  const all = new Map(dates.flatMap((date) => hoursOf(date, zone)).map((row) => [keyOf(row), row]));
  return [...all.values()]
    .filter(({ hour }) => hour >= span.from && hour < span.until)
    .sort((a, b) => a.hour - b.hour || Number(a.again) - Number(b.again));
}

/** Widens the span so that it holds what begins and ends at these moments of one day. */
export function widened(span: Span, { from, to }: { from: number; to: number }, zone: string): Span {
  return {
    from: Math.min(span.from, hourOf(from, zone)),
    until: Math.max(span.until, hourOf(to - MINUTE_MS, zone) + 1),
  };
}

/** How many rows down a moment lies; null when its hour is not shown. */
export function placeOf(at: number, rows: readonly HourRow[], zone: string): number | null {
  const again = isRepeated(at, zone);
  const { minutes } = localOf(at, zone);
  const row = rows.findIndex((row) => row.hour === Math.floor(minutes / 60) && row.again === again);
  return row < 0 ? null : row + (minutes % 60) / 60;
}

/** The same for an end, which belongs to the row before it. */
export function endPlaceOf(at: number, rows: readonly HourRow[], zone: string): number | null {
  const place = placeOf(at - MINUTE_MS, rows, zone);
  return place === null ? null : place + 1 / 60;
}

/** The moment of a day at so many rows down, to the quarter of an hour; null where the day has no such hour. */
export function momentAt(place: number, rows: readonly HourRow[], date: string, zone: string): number | null {
  const quarter = Math.min(Math.max(Math.round(place * 4), 0), rows.length * 4 - 1);
  const row = rows[Math.floor(quarter / 4)];
  if (!row) return null;
  const local = { date, minutes: row.hour * 60 + (quarter % 4) * 15 };
  const first = momentOf(local, zone);
  if (row.again) return repetitionOf(first, zone);
  const shown = localOf(first, zone);
  return shown.date === date && shown.minutes === local.minutes ? first : null;
}

export function keyOf({ hour, again }: HourRow): string {
  return again ? `${hour}+` : `${hour}`;
}

function hourOf(at: number, zone: string): number {
  return Math.floor(localOf(at, zone).minutes / 60);
}
