// Clock times and moments in a time zone. Knows the zones the browser knows, and nothing of the agenda.
import { readerZone } from '../../ui/zone.svelte';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Longer than any step a clock is ever set by. */
const PAST_ANY_STEP_MS = 3 * 60 * MINUTE_MS;

/** What a calendar and a clock show at a place. */
export interface Local {
  /** `2026-11-23` */
  date: string;
  /** Since midnight as the clock shows it: 09:30 is 570, whatever the clocks were set by that night. */
  minutes: number;
}

/** The reader's own zone. */
export function ownZone(): string {
  return readerZone.name;
}

/** The zone itself, or the reader's own where the browser does not know it. */
export function knownZone(zone: string): string {
  try {
    formatter(zone);
    return zone;
  } catch {
    return ownZone();
  }
}

/** What the clock shows at a moment (milliseconds since 1970). */
export function localOf(at: number, zone: string): Local {
  const shifted = new Date(at + offset(at, zone));
  return { date: shifted.toISOString().slice(0, 10), minutes: shifted.getUTCHours() * 60 + shifted.getUTCMinutes() };
}

/**
 * The moment at which the clock shows this. Of two such moments it is the earlier one; a time that the clocks leap
 * over is as much later as they leap.
 */
export function momentOf({ date, minutes }: Local, zone: string): number {
  const shown = Date.parse(`${date}T00:00Z`) + minutes * MINUTE_MS;
  const before = offset(shown - DAY_MS, zone);
  const after = offset(shown + DAY_MS, zone);
  const fitting = [shown - before, shown - after].filter((at, index) => offset(at, zone) === [before, after][index]);
  return fitting.length > 0 ? Math.min(...fitting) : shown - before;
}

/** Whether the clock shows for the second time that day what it shows now. */
export function isRepeated(at: number, zone: string): boolean {
  return momentOf(localOf(at, zone), zone) < Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

/** The second moment at which the clock shows what it shows at `at`, if it does so twice. */
export function repetitionOf(at: number, zone: string): number | null {
  const setBackBy = offset(at, zone) - offset(at + PAST_ANY_STEP_MS, zone);
  if (setBackBy <= 0) return null;
  const again = at + setBackBy;
  return offset(again, zone) === offset(at, zone) ? null : again;
}

/** The first moment of a day: mostly, not always, when the clock shows midnight. */
export function startOfDay(date: string, zone: string): number {
  return momentOf({ date, minutes: 0 }, zone);
}

/** `2026-11-23T09:30`, as the API takes times that people agreed on. */
export function localText({ date, minutes }: Local): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = FORMATTERS.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  FORMATTERS.set(zone, made);
  return made;
}

/** By how much clocks there are ahead of UTC, in milliseconds. */
function offset(at: number, zone: string): number {
  const second = Math.floor(at / 1000) * 1000;
  const part = Object.fromEntries(formatter(zone).formatToParts(second).map(({ type, value }) => [type, Number(value)]));
  // `Date.UTC` takes the year 2, which a date field passes through while 2026 is typed, for 1902.
  const shown = new Date(0).setUTCFullYear(part['year']!, part['month']! - 1, part['day']) + ((part['hour']! * 60 + part['minute']!) * 60 + part['second']!) * 1000;
  return shown - second;
}
