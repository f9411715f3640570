// Which requests the list shows, and in which order, as a value. The page's query says the same in the same
// words as `GET /api/v1/session-requests`, so that an address can be passed on, kept and asked with.
import type { FilterQuery, Language, SortOrder, Status } from '../../api/generated';
import { STATUSES } from './status';

/** To whom requests are assigned: the API's words; a queue, an agent and a client carry their id. */
export type Assigned = 'me' | 'my_queues' | 'unassigned' | `queue:${string}` | `agent:${string}` | `client:${string}`;

/** From a moment on and before another, as the API takes them; null leaves an end open. */
export interface Span {
  from: string | null;
  until: string | null;
}

/** What a span is about. */
export type Dated = 'created' | 'scheduled' | 'closed';

export interface RequestFilter {
  /** One of these; empty means any. */
  status: readonly Status[];
  /** One of these; empty means anybody and nobody. */
  assigned: readonly Assigned[];
  created: Span;
  scheduled: Span;
  closed: Span;
  language: Language | null;
  /** Words to search for. */
  q: string;
  sort: SortOrder;
}

/** A filter, and the names of what the query said and nobody understands. */
export interface ReadFilter {
  filter: RequestFilter;
  ignored: readonly string[];
}

export const DATED: readonly Dated[] = ['created', 'scheduled', 'closed'];
export const LANGUAGES: readonly Language[] = ['en', 'de'];
export const SORTS: readonly SortOrder[] = ['attention', 'waiting', 'newest', 'oldest', 'scheduled', 'expires', 'changed'];
/** The API takes no more. */
export const MOST_WORDS = 200;

const ANY: Span = { from: null, until: null };
const DEFAULT_SORT: SortOrder = 'attention';
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ASSIGNED = new RegExp(`^(?:me|my_queues|unassigned|(?:queue|agent):${UUID}|client:[1-9]\\d{8})$`, 'i');
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** All requests, those who need an agent first. */
export const EVERYTHING: RequestFilter = {
  status: [],
  assigned: [],
  created: ANY,
  scheduled: ANY,
  closed: ANY,
  language: null,
  q: '',
  sort: DEFAULT_SORT,
};

/** Reads the query of the page's address. */
export function readFilter(search: string): ReadFilter {
  const filter: { -readonly [Key in keyof RequestFilter]: RequestFilter[Key] } = { ...EVERYTHING };
  const ignored = new Set<string>();
  for (const [name, value] of new URLSearchParams(search)) {
    const dated = DATED.find((field) => name === `${field}_from` || name === `${field}_until`);
    if (dated) {
      const end = name === `${dated}_from` ? 'from' : 'until';
      if (isMoment(value)) filter[dated] = { ...filter[dated], [end]: value };
      else ignored.add(name);
    } else if (name === 'status') {
      const parts = partsOf(value);
      filter.status = STATUSES.filter((status) => parts.includes(status));
      if (parts.some((part) => !isOneOf(part, STATUSES))) ignored.add(name);
    } else if (name === 'assigned') {
      const parts = partsOf(value);
      filter.assigned = [...new Set(parts.filter((part): part is Assigned => ASSIGNED.test(part)))];
      if (parts.some((part) => !ASSIGNED.test(part))) ignored.add(name);
    } else if (name === 'language' && isOneOf(value, LANGUAGES)) {
      filter.language = value;
    } else if (name === 'sort' && isOneOf(value, SORTS)) {
      filter.sort = value;
    } else if (name === 'q' && value.length <= MOST_WORDS) {
      filter.q = value.trim();
    } else {
      ignored.add(name);
    }
  }
  return { filter, ignored: [...ignored] };
}

/** The query for the page's address: what is as usual is left out, and one filter has one address. */
export function writeFilter(filter: RequestFilter): string {
  const { sort, ...which } = filter;
  const query = new URLSearchParams(asked(which));
  if (sort !== DEFAULT_SORT) query.set('sort', sort);
  // Colons and commas may stand in a query, and read better.
  return query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

/** The list's address under this filter. */
export function addressOf(filter: RequestFilter): string {
  const query = writeFilter(filter);
  return query ? `/requests?${query}` : '/requests';
}

/** Which requests, in the words of the API. */
export function asked(filter: Omit<RequestFilter, 'sort'>): { [Name in keyof FilterQuery]: NonNullable<FilterQuery[Name]> } {
  return {
    ...(filter.status.length > 0 && { status: filter.status.join(',') }),
    ...(filter.assigned.length > 0 && { assigned: filter.assigned.join(',') }),
    ...(filter.created.from && { created_from: filter.created.from }),
    ...(filter.created.until && { created_until: filter.created.until }),
    ...(filter.scheduled.from && { scheduled_from: filter.scheduled.from }),
    ...(filter.scheduled.until && { scheduled_until: filter.scheduled.until }),
    ...(filter.closed.from && { closed_from: filter.closed.from }),
    ...(filter.closed.until && { closed_until: filter.closed.until }),
    ...(filter.language && { language: filter.language }),
    ...(filter.q && { q: filter.q }),
  };
}

/** The file of what the filter shows. */
export function exportAddress(filter: RequestFilter, format: 'csv' | 'jsonl'): string {
  return `/api/v1/session-requests/export?${new URLSearchParams({ format, ...asked(filter) }).toString()}`;
}

/** Whether it leaves out nothing. */
export function isEverything(filter: RequestFilter): boolean {
  return Object.keys(asked(filter)).length === 0;
}

/** How many of the filters behind the button are set: days and language. */
export function furtherFilters(filter: RequestFilter): number {
  return DATED.filter((field) => filter[field].from ?? filter[field].until).length + (filter.language ? 1 : 0);
}

export function sameFilter(one: RequestFilter, other: RequestFilter): boolean {
  return writeFilter(one) === writeFilter(other);
}

function partsOf(value: string): string[] {
  return value.split(',').filter((part) => part !== '');
}

function isMoment(value: string): boolean {
  return MOMENT.test(value) && !Number.isNaN(Date.parse(value));
}

function isOneOf<T extends string>(value: string, all: readonly T[]): value is T {
  return (all as readonly string[]).includes(value);
}
