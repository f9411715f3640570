// Whether a request that has just changed belongs to the list. The server decides when it is asked; between two
// answers this does, by the same rules, as far as a request alone can tell.
import type { SessionRequestBody } from '../../api/generated';
import { DATED, type Assigned, type Dated, type RequestFilter, type Span } from './filter';

/** Who asks: what `me` and `my_queues` stand for. */
export interface Asker {
  agentId: string;
  /** Whether this agent serves a queue. */
  serves: (queueId: string) => boolean;
}

/** Where a request is known from: the server has found it by the words, or it was heard of. Only the server can look into comments. */
export type Sighting = 'found' | 'heard_of';

/** Whether a request belongs to the list of this filter. */
export function matches(filter: RequestFilter, request: SessionRequestBody, asker: Asker, sighting: Sighting): boolean {
  return (
    (filter.status.length === 0 || filter.status.includes(request.status)) &&
    (filter.assigned.length === 0 || filter.assigned.some((assigned) => isAssigned(request, assigned, asker))) &&
    DATED.every((field) => lies(momentOf(request, field), filter[field])) &&
    (filter.language === null || filter.language === request.language) &&
    (filter.sort !== 'scheduled' || Boolean(request.schedule)) &&
    (sighting === 'found' || hasWords(request, filter.q))
  );
}

function isAssigned({ assignment }: SessionRequestBody, assigned: Assigned, asker: Asker): boolean {
  switch (assigned) {
    case 'unassigned':
      return assignment.kind === 'unassigned';
    case 'me':
      return assignment.kind === 'agent' && assignment.agent.id === asker.agentId;
    case 'my_queues':
      return assignment.kind === 'queue' && asker.serves(assignment.queue.id);
    default: {
      const [kind, id] = assigned.split(':');
      if (kind === 'queue') return assignment.kind === 'queue' && assignment.queue.id === id;
      if (assignment.kind !== 'agent') return false;
      return kind === 'client' ? assignment.client?.id === id : assignment.agent.id === id;
    }
  }
}

function momentOf(request: SessionRequestBody, field: Dated): string | undefined {
  switch (field) {
    case 'created':
      return request.created_at;
    case 'scheduled':
      return request.schedule?.starts_at;
    case 'closed':
      return request.closure?.at;
  }
}

function lies(moment: string | undefined, { from, until }: Span): boolean {
  if (from === null && until === null) return true;
  if (moment === undefined) return false;
  const at = Date.parse(moment);
  return (from === null || at >= Date.parse(from)) && (until === null || at < Date.parse(until));
}

function hasWords(request: SessionRequestBody, q: string): boolean {
  const wanted = words(q);
  if (wanted.length === 0) return true;
  const { number, user_name, user_email, reference, notes, message } = request;
  const there = words([number, user_name, user_email, reference, notes, message].join(' '));
  return wanted.every((word) => there.some((other) => other.startsWith(word)));
}

function words(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{Mn}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
