// Which entries of the audit log the page shows, as a value. The page's query says the same in the same words as
// `GET /api/v1/audit-events`, so that an address can be passed on and asked with.
import type { ListAuditEventsData } from '../../api/generated';

export interface AuditFilter {
  /** Done by this member. */
  by: string | null;
  /** Of one of these kinds; empty means any. A kind that this page does not know is one too: the server may be newer. */
  kinds: readonly string[];
  /** In which this member, queue or other thing is named, by its id. */
  about: string | null;
  /** At this moment or later. */
  from: string | null;
  /** Before this moment. */
  until: string | null;
}

/** A filter, and the names of what the query said and nobody understands. */
export interface ReadFilter {
  filter: AuditFilter;
  ignored: readonly string[];
}

export const EVERYTHING: AuditFilter = { by: null, kinds: [], about: null, from: null, until: null };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const KIND = /^[a-z][a-z0-9_]{0,63}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Reads the query of the page's address. */
export function readFilter(search: string): ReadFilter {
  const filter = { ...EVERYTHING };
  const ignored = new Set<string>();
  for (const [name, value] of new URLSearchParams(search)) {
    if ((name === 'by' || name === 'about') && UUID.test(value)) filter[name] = value.toLowerCase();
    else if ((name === 'from' || name === 'until') && MOMENT.test(value) && !Number.isNaN(Date.parse(value))) filter[name] = value;
    else if (name === 'kind') {
      const kinds = value.split(',').filter((kind) => kind !== '');
      filter.kinds = [...new Set(kinds.filter((kind) => KIND.test(kind)))];
      if (filter.kinds.length < new Set(kinds).size) ignored.add(name);
    } else ignored.add(name);
  }
  return { filter, ignored: [...ignored] };
}

/** The page's address under this filter; what does not narrow is left out. */
export function addressOf(filter: AuditFilter): string {
  const query = new URLSearchParams(asked(filter)).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return query ? `/audit-log?${query}` : '/audit-log';
}

/** Which entries, in the words of the API. */
export function asked({ by, kinds, about, from, until }: AuditFilter): Pick<NonNullable<ListAuditEventsData['query']>, 'by' | 'kind' | 'about' | 'from' | 'until'> {
  return {
    ...(by && { by }),
    ...(kinds.length > 0 && { kind: kinds.join(',') }),
    ...(about && { about }),
    ...(from && { from }),
    ...(until && { until }),
  };
}

export function isEverything(filter: AuditFilter): boolean {
  return Object.keys(asked(filter)).length === 0;
}
