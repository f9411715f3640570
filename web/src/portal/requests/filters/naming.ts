// The words for what a filter says.
import type { Language, SortOrder } from '../../../api/generated';
import * as m from '../../../paraglide/messages.js';
import type { Clients } from '../../live/clients.svelte';
import type { Members } from '../../live/members.svelte';
import type { Queues } from '../../live/queues.svelte';
import { spacedId } from '../../clients/id';
import { clientWords } from '../../clients/words';
import { daysOf } from '../days';
import type { Assigned, Dated, RequestFilter, Span } from '../filter';

/** What names queues, agents and clients. */
export interface Names {
  queue: (id: string) => string | undefined;
  agent: (id: string) => string | undefined;
  client: (id: string) => string | undefined;
}

/** The names of all that this page knows of. */
export function namesOf({ queues, members, clients }: { queues: Queues; members: Members; clients: Clients }): Names {
  return {
    queue: (id) => queues.find(id)?.name,
    agent: (id) => members.items.find((one) => one.id === id)?.name,
    client: (id) => {
      const client = clients.find(id);
      if (!client) return undefined;
      const name = clientWords(client.name);
      return clients.mine.includes(client) ? name : m.clients_filter_at({ agent: client.agent.name, client: name });
    },
  };
}

export const SORT_WORDS: Readonly<Record<SortOrder, () => string>> = {
  attention: () => m.list_sort_attention(),
  waiting: () => m.list_sort_waiting(),
  newest: () => m.list_sort_newest(),
  oldest: () => m.list_sort_oldest(),
  scheduled: () => m.list_sort_scheduled(),
  expires: () => m.list_sort_expires(),
  changed: () => m.list_sort_changed(),
};

export const DATED_WORDS: Readonly<Record<Dated, () => string>> = {
  created: () => m.list_created(),
  scheduled: () => m.list_scheduled(),
  closed: () => m.list_closed(),
};

/** To whom, in a few words: `Me and my queues`, `First line`, `Me, Unassigned`. */
export function assignedWords(assigned: RequestFilter['assigned'], names: Names): string {
  if (assigned.length === 0) return m.list_everybody();
  if (isMeAndMyQueues(assigned)) return m.list_me_and_my_queues();
  return assigned.map((one) => assignedWord(one, names)).join(', ');
}

export function isMeAndMyQueues(assigned: RequestFilter['assigned']): boolean {
  return assigned.length === 2 && assigned.includes('me') && assigned.includes('my_queues');
}

/** `24 Nov to 26 Nov`, `from 24 Nov`, `until 26 Nov`, or one day. */
export function spanWords(span: Span, locale: string): string {
  const { first, last } = daysOf(span);
  if (first === last) return dayWord(first, locale);
  if (!last) return m.list_days_from({ day: dayWord(first, locale) });
  if (!first) return m.list_days_until({ day: dayWord(last, locale) });
  return m.list_days_between({ first: dayWord(first, locale), last: dayWord(last, locale) });
}

/** A language in the words of the reader's. */
export function languageWord(language: Language, locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

function assignedWord(assigned: Assigned, names: Names): string {
  if (assigned === 'me') return m.list_me();
  if (assigned === 'my_queues') return m.list_my_queues();
  if (assigned === 'unassigned') return m.portal_unassigned();
  const id = assigned.slice(assigned.indexOf(':') + 1);
  if (assigned.startsWith('queue:')) return names.queue(id) ?? m.list_a_queue();
  if (assigned.startsWith('client:')) return names.client(id) ?? m.clients_assign_typed({ id: spacedId(id) });
  return names.agent(id) ?? m.list_an_agent();
}

function dayWord(day: string, locale: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const at = new Date(year!, month! - 1, date);
  const isThisYear = at.getFullYear() === new Date().getFullYear();
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) }).format(at);
}
