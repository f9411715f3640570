// Where an event goes when it is moved: by arrow keys, or to where it is dropped.
import { addDays } from './dates';
import { localOf, localText, momentOf } from './zone';

const QUARTER_MS = 15 * 60_000;

export type Step = 'earlier' | 'later' | 'day_before' | 'day_after';

/** The moment one step away. A step along the clock is a quarter of an hour; a day keeps what the clock shows. */
export function stepped(at: number, step: Step, zone: string): number {
  switch (step) {
    case 'earlier':
      return nextExpressible(at, -QUARTER_MS, zone);
    case 'later':
      return nextExpressible(at, QUARTER_MS, zone);
    case 'day_before':
      return onDay(at, -1, zone);
    case 'day_after':
      return onDay(at, 1, zone);
  }
}

/** The moment as the API takes it: what clocks show where it was agreed. */
export function agreedAt(at: number, zone: string): string {
  return localText(localOf(at, zone));
}

/** The nearest moment that can be said in the clock's words: of an hour that comes twice only the first can. */
export function expressible(at: number, zone: string): number {
  return momentOf(localOf(at, zone), zone);
}

function nextExpressible(at: number, by: number, zone: string): number {
  let next = at + by;
  while (expressible(next, zone) !== next) next += by;
  return next;
}

function onDay(at: number, days: number, zone: string): number {
  const { date, minutes } = localOf(at, zone);
  return momentOf({ date: addDays(date, days), minutes }, zone);
}
