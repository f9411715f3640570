// A request's status at a moment. The server computes it when it answers; between two answers only the
// passing of the validity can change it, and that needs no answer.
import type { SessionRequestBody, Status } from '../../api/generated';

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

/** Whether this agent may connect when the request is ready: its own, or nobody's. */
export function mayConnect(request: Pick<SessionRequestBody, 'assignment'>, agentId: string): boolean {
  return request.assignment.kind === 'unassigned' || request.assignment.agent.id === agentId;
}

/** The status a filter in the address names, if any. */
export function statusInQuery(search: string): Status | null {
  const wanted = new URLSearchParams(search).get('status');
  return STATUSES.find((status) => status === wanted) ?? null;
}
