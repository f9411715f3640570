// Why an action does not apply to a request now; null when it does.
import type { BatchKind, SessionRequestBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { MOST_PICKED } from './picking';
import { mayConnect, mayTakeOver, type Serves } from './status';

/** Who looks at the request. */
export interface Looker {
  agentId: string;
  serves: Serves;
}

export function whyNoEmail({ user_email, closure }: SessionRequestBody): string | null {
  if (closure) return m.request_why_closed();
  return user_email ? null : m.request_why_no_address();
}

export function whyNoTakeOver(request: SessionRequestBody, { agentId, serves }: Looker): string | null {
  const { assignment } = request;
  if (request.closure) return m.request_why_closed();
  if (mayTakeOver(request, serves)) return null;
  if (assignment.kind === 'queue') return m.request_why_not_served({ queue: assignment.queue.name });
  if (assignment.kind !== 'agent') return null;
  return assignment.agent.id === agentId ? m.request_why_yours() : m.request_why_assigned({ agent: assignment.agent.name });
}

export function whyNoHandBack({ assignment, closure }: SessionRequestBody): string | null {
  if (closure) return m.request_why_closed();
  return assignment.kind === 'agent' && assignment.from_queue ? null : m.request_why_no_queue();
}

/** Why this agent cannot connect although the remote user is ready. */
export function whyNoConnect(request: SessionRequestBody, { agentId, serves }: Looker): string | null {
  const { assignment, number } = request;
  if (request.status !== 'ready' || mayConnect(request, agentId, serves)) return null;
  if (assignment.kind === 'agent') return m.request_cannot_connect({ number, agent: assignment.agent.name });
  return assignment.kind === 'queue' ? m.request_cannot_connect_queue({ number, queue: assignment.queue.name }) : null;
}

/** Why nothing about the link or the time can be changed. */
export function whyClosed({ closure }: SessionRequestBody): string | null {
  return closure ? m.request_why_closed() : null;
}

/** What is known of the requests that are picked. */
interface Picked {
  count: number;
  /** Whether one of them is closed, or may be. */
  mayHoldClosed: boolean;
}

/** Why an action over these requests is of no use now. */
export function whyNotForPicked(kind: BatchKind, { count, mayHoldClosed }: Picked, locale: string): string | null {
  if (count > MOST_PICKED) return m.list_select_too_many({ most: MOST_PICKED.toLocaleString(locale) });
  return kind === 'reopen' && !mayHoldClosed ? m.list_reopen_none_closed() : null;
}
