// A request's status at a moment. The server computes it when it answers; between two answers only the
// passing of the validity can change it, and that needs no answer.
import type { SessionQueueBody, SessionRequestBody, Status } from '../../api/generated';

/** The statuses in which somebody is there, as the API's filter takes them. */
export const LIVE_STATUSES = 'ready,waiting,connected';

/** All statuses in the order of the tabs. */
export const STATUSES: readonly Status[] = ['ready', 'waiting', 'connected', 'open', 'expired', 'closed'];

/** The status at `now` (milliseconds), and since when it holds. A live session is never cut by expiry. */
export function statusAt(request: Pick<SessionRequestBody, 'status' | 'status_since' | 'expires_at'>, now: number): { status: Status; since: string } {
  const ends = request.status === 'open' || request.status === 'waiting' || request.status === 'ready';
  if (ends && now >= Date.parse(request.expires_at)) return { status: 'expired', since: request.expires_at };
  return { status: request.status, since: request.status_since };
}

/** Whether somebody is there in this status. */
export function isLive(status: Status): boolean {
  return status === 'ready' || status === 'waiting' || status === 'connected';
}

/** Whether a member serves a queue, by the queue's id. */
export type Serves = (queue: string) => boolean;

/** Which queues a member serves, as far as they are known. */
export function servedBy(queues: readonly Pick<SessionQueueBody, 'id' | 'subscribers'>[], agentId: string): Serves {
  return (id) => queues.find((queue) => queue.id === id)?.subscribers.some(({ agent }) => agent.id === agentId) ?? false;
}

/** Whether this agent may connect when the request is ready: its own, nobody's, and those of queues it serves. */
export function mayConnect({ assignment }: Pick<SessionRequestBody, 'assignment'>, agentId: string, serves: Serves): boolean {
  switch (assignment.kind) {
    case 'unassigned':
      return true;
    case 'agent':
      return assignment.agent.id === agentId;
    case 'queue':
      return serves(assignment.queue.id);
  }
}

/** Whether this agent may take the request over: it is nobody's yet, or waits in a queue that the agent serves. */
export function mayTakeOver(request: Pick<SessionRequestBody, 'assignment' | 'closure'>, serves: Serves): boolean {
  const { assignment } = request;
  if (request.closure || assignment.kind === 'agent') return false;
  return assignment.kind === 'unassigned' || serves(assignment.queue.id);
}

/** When help is to begin, while that lies ahead and nobody is there yet. */
export function startsLater({ status, schedule }: Pick<SessionRequestBody, 'status' | 'schedule'>, now: number): string | null {
  return status === 'open' && schedule && Date.parse(schedule.starts_at) > now ? schedule.starts_at : null;
}
