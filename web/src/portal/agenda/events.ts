// What of a request's time falls on which day, and what of it may be changed.
import type { SessionRequestBody } from '../../api/generated';
import { addDays } from './dates';
import { endPlaceOf, OFFICE_HOURS, placeOf, widened, type HourRow, type Span } from './hours';
import { shares, type Share } from './layout';
import { localOf, startOfDay } from './zone';

const MINUTE_MS = 60_000;

/** A request with a time, as far as the agenda is concerned. */
export interface Planned {
  request: SessionRequestBody;
  from: number;
  to: number;
}

/** The part of it that falls on one day. */
export interface Part extends Planned {
  /** Whether it began on an earlier day. */
  goesOn: boolean;
}

/** Where a part is drawn. */
export interface Placed extends Part {
  top: number;
  rows: number;
  share: Share;
}

/**
 * The requests that have a time, the earliest first. `moved` stands where it is about to go, not where it was, also
 * when it comes from days that are not shown.
 */
export function planned(requests: readonly SessionRequestBody[], moved: { request: SessionRequestBody; to: number } | null): Planned[] {
  const stranger = moved && !requests.some(({ id }) => id === moved.request.id) ? [moved.request] : [];
  return [...requests, ...stranger]
    .flatMap((request) => {
      if (!request.schedule) return [];
      const from = moved?.request.id === request.id ? moved.to : Date.parse(request.schedule.starts_at);
      return [{ request, from, to: from + Math.max(request.schedule.duration_minutes, 1) * MINUTE_MS }];
    })
    .sort((a, b) => a.from - b.from || a.request.number - b.request.number);
}

/** What falls on a day, cut at its midnights. */
export function partsOn(date: string, events: readonly Planned[], zone: string): Part[] {
  const start = startOfDay(date, zone);
  const end = startOfDay(addDays(date, 1), zone);
  return events
    .filter(({ from, to }) => from < end && to > start)
    .map((event) => ({ ...event, from: Math.max(event.from, start), to: Math.min(event.to, end), goesOn: event.from < start }));
}

/** The hours that these parts need. */
export function spanOf(parts: readonly Part[], zone: string): Span {
  return parts.reduce((span, part) => widened(span, part, zone), OFFICE_HOURS);
}

/** Nobody is to see the night because of one event in it. */
const EARLIEST_HOUR = 6;

/** The hour with which several days begin when they are opened: that of the office, or of what is planned before it. Today's counts however early it is. */
export function firstHour(days: readonly { date: string; parts: readonly Part[] }[], today: string, zone: string): number {
  const hours = days.flatMap(({ date, parts }) => {
    const earliest = date === today ? 0 : EARLIEST_HOUR;
    return parts.filter(({ goesOn }) => !goesOn).map(({ from }) => Math.max(Math.floor(localOf(from, zone).minutes / 60), earliest));
  });
  return Math.min(OFFICE_HOURS.from, ...hours);
}

/** Where the parts of one day are drawn among the rows. */
export function placedOn(parts: readonly Part[], rows: readonly HourRow[], zone: string): Placed[] {
  const extents = parts.map(({ from, to }) => ({ top: placeOf(from, rows, zone) ?? 0, bottom: endPlaceOf(to, rows, zone) ?? rows.length }));
  const widths = shares(extents);
  return parts.map((part, index) => {
    const { top, bottom } = extents[index]!;
    return { ...part, top, rows: bottom - top, share: widths[index]! };
  });
}

/** The events by the day on which they begin. */
export function byDay(events: readonly Planned[], zone: string): { date: string; events: Planned[] }[] {
  const days = new Map<string, Planned[]>();
  for (const event of events) {
    const { date } = localOf(event.from, zone);
    days.set(date, [...(days.get(date) ?? []), event]);
  }
  return [...days].map(([date, events]) => ({ date, events }));
}

/** Whether the time can still be changed: not of what is over, nor of what is happening. */
export function mayMove({ closure, status }: Pick<SessionRequestBody, 'closure' | 'status'>): boolean {
  return !closure && status !== 'connected';
}
