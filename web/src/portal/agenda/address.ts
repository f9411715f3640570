// What the agenda shows, as its address says it: `/agenda?view=week&date=2026-11-23&assigned=me,my_queues`.
import { isDate } from './dates';

export type View = 'day' | 'week' | 'upcoming';

export interface Wanted {
  view: View;
  /** A day of what is shown; null for today, whatever day that is when it is read. */
  date: string | null;
  /** Whose, as the API's filter takes it; null for everybody's. */
  assigned: string | null;
  /** Whose time zone: the organisation's, or the reader's own. */
  zone: 'organisation' | 'mine';
  /** Saturday and Sunday also when they are empty. */
  weekend: boolean;
}

export const ME_AND_MY_QUEUES = 'me,my_queues';
const EVERYBODY = 'everybody';
const VIEWS: readonly View[] = ['day', 'week', 'upcoming'];

export function wantedIn(search: string): Wanted {
  const query = new URLSearchParams(search);
  const date = query.get('date') ?? '';
  const assigned = query.get('assigned') || ME_AND_MY_QUEUES;
  return {
    view: VIEWS.find((view) => view === query.get('view')) ?? 'week',
    date: isDate(date) ? date : null,
    assigned: assigned === EVERYBODY ? null : assigned,
    zone: query.get('zone') === 'mine' ? 'mine' : 'organisation',
    weekend: query.get('weekend') === 'shown',
  };
}

/** The address of what is wanted; what goes without saying is left out. */
export function addressOf({ view, date, assigned, zone, weekend }: Wanted): string {
  const parts = [
    `view=${view}`,
    ...(date ? [`date=${date}`] : []),
    ...(assigned === ME_AND_MY_QUEUES ? [] : [`assigned=${assigned === null ? EVERYBODY : encodeURIComponent(assigned).replaceAll('%2C', ',').replaceAll('%3A', ':')}`]),
    ...(zone === 'mine' ? ['zone=mine'] : []),
    ...(weekend ? ['weekend=shown'] : []),
  ];
  return `/agenda?${parts.join('&')}`;
}
