// Whom a grant names, and what becomes of it when somebody else is to help. Pure.

import type { AgentRef } from '../../api/generated';
import { DROP_ALL } from './host-ending';
import { type HostDecision, type HostState, say } from './host-state';

/** Whom a press of Allow names now: the agent of the session that waits, else the assigned agent, else nobody. */
export function pickedFor(state: HostState): AgentRef | null {
  const { room, about } = state;
  const agent = isWaiting(state) ? room?.session?.agent : about?.agent;
  return agent ? { id: agent.id, name: agent.name } : null;
}

/** Whether the grant named somebody, and somebody else, or nobody, would see the screen. */
export function isForAnother(state: HostState): boolean {
  return state.grantedTo !== null && state.grantedTo.id !== pickedFor(state)?.id;
}

/**
 * Nobody sees the screen before the remote user allows it anew. A session of somebody else waits as long as after a
 * reload; without one the server is told that nothing is granted any more.
 */
export function takeBack(state: HostState): HostDecision {
  const waits = isWaiting(state);
  return {
    state: { ...state, sharing: waits ? 'lost' : 'none', grantedTo: null, tookBackFrom: state.grantedTo },
    effects: waits ? DROP_ALL : [...DROP_ALL, say({ type: 'withdraw' })],
  };
}

function isWaiting({ room, left }: HostState): boolean {
  return room?.session != null && room.session.id !== left?.session;
}
