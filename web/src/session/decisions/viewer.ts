// What the agent's session page does, and when. Pure; `viewer.svelte.ts` obeys.

import type { AgentMessage, RoomState, ServerMessage, SessionEndReason } from '../../api/generated';
import type { PeerEnd } from '../peer';
import {
  type Decision,
  type Effect,
  type Ended,
  farewellFor,
  type Left,
  MAX_STARTS,
  type Running,
  showsAnother,
  started,
} from './session';

export interface ViewerState {
  /** The session while it runs. */
  readonly running: Running;
  /** Whether this page shows it, or another page of the same agent has taken over. */
  readonly place: 'here' | 'taken_over';
  /** The session the room shows; null is none. */
  readonly shown: string | null;
  readonly left: Left<AgentMessage> | null;
  readonly ended: Ended | null;
}

export type ViewerInput =
  /** The page is open and the room is known. */
  | { readonly type: 'attaching' }
  | { readonly type: 'said'; readonly message: ServerMessage }
  /** *End session*. */
  | { readonly type: 'ending' }
  | { readonly type: 'peer_ended'; readonly how: PeerEnd };

export type ViewerEffect = Effect<AgentMessage>;

type ViewerDecision = Decision<ViewerState, ViewerEffect>;

export function decideAsViewer(state: ViewerState, input: ViewerInput): ViewerDecision {
  switch (input.type) {
    case 'attaching':
      return state.ended ? unchanged(state) : attachAfresh(state);
    case 'said':
      return hear(state, input.message);
    case 'ending':
      if (state.ended) return unchanged(state);
      return end(state);
    case 'peer_ended':
      return peerEnded(state, input.how);
  }
}

function end(state: ViewerState): ViewerDecision {
  const farewell: AgentMessage = { type: 'end', session: state.running.session };
  return endHere(state, 'ended_by_agent', farewell, [{ do: 'say_bye_to_peer' }]);
}

function hear(state: ViewerState, message: ServerMessage): ViewerDecision {
  switch (message.type) {
    case 'welcome':
      return welcomed(state, message);
    case 'room':
      return roomChanged(state, message);
    case 'start':
      return start(state, message.session, message.epoch);
    case 'signal':
      if (!isCurrent(state, message)) return unchanged(state);
      return { state, effects: [{ do: 'give_peer', signal: message.signal }] };
    case 'session_ended':
      return endedByServer(state, message);
    case 'refused':
      // Said about something else while the room still shows the session.
      if (message.refusal !== 'no_such_session' || state.shown === state.running.session) return unchanged(state);
      return state.ended ? unchanged(state) : endHere(state, 'connection_lost', null, []);
    case 'about':
    case 'chat':
    case 'beat':
      return unchanged(state);
  }
}

/** After a break: says again what the server may have missed. */
function welcomed(state: ViewerState, { room }: ServerMessage & { type: 'welcome' }): ViewerDecision {
  const next = { ...state, shown: room.session?.id ?? null };
  const farewell = farewellFor(room, state.left);
  if (state.ended) return { state: next, effects: farewell ? [{ do: 'say', message: farewell }] : [] };
  if (showsAnother(room, state.running)) return endHere(next, 'connection_lost', null, []);
  if (next.place === 'taken_over' || isOvertaken(room, state.running)) return giveWay(next);
  return { state: next, effects: [attach(next.running), { do: 'tell_peer_that_signalling_returned' }] };
}

function roomChanged(state: ViewerState, { room }: ServerMessage & { type: 'room' }): ViewerDecision {
  const next = { ...state, shown: room.session?.id ?? null };
  if (state.ended) return unchanged(next);
  if (showsAnother(room, state.running)) return endHere(next, 'connection_lost', null, []);
  return isOvertaken(room, state.running) ? giveWay(next) : unchanged(next);
}

function start(state: ViewerState, session: string, epoch: number): ViewerDecision {
  if (state.ended || state.place !== 'here' || session !== state.running.session) return unchanged(state);
  const next = started(state.running, epoch);
  if (!next) return unchanged(state);
  if (next.starts > MAX_STARTS) return peerEnded(state, 'verification_failed');
  return { state: { ...state, running: next }, effects: [{ do: 'start_peer', session, epoch }] };
}

function isCurrent({ running, ended }: ViewerState, signal: { session: string; epoch: number }): boolean {
  return !ended && running.session === signal.session && running.epoch === signal.epoch;
}

function peerEnded(state: ViewerState, how: PeerEnd): ViewerDecision {
  if (state.ended) return unchanged(state);
  // The remote user's page tells the server itself.
  if (how === 'bye') return endHere(state, 'stopped_by_remote_user', null, []);
  return endHere(state, how, { type: 'abort', session: state.running.session, reason: how }, []);
}

function endHere(
  state: ViewerState,
  reason: SessionEndReason,
  farewell: AgentMessage | null,
  first: readonly ViewerEffect[],
): ViewerDecision {
  const { session } = state.running;
  return {
    state: { ...state, left: { session, farewell }, ended: { session, reason, durationSeconds: null } },
    effects: [...first, { do: 'close_peer' }, ...(farewell ? [{ do: 'say', message: farewell } as const] : [])],
  };
}

function endedByServer(state: ViewerState, message: ServerMessage & { type: 'session_ended' }): ViewerDecision {
  if (message.session !== state.running.session) return unchanged(state);
  const { session, reason, duration_seconds } = message;
  return {
    state: { ...state, left: null, ended: { session, reason, durationSeconds: duration_seconds } },
    effects: [{ do: 'close_peer' }],
  };
}

/** An epoch runs that this page was never told to start: it runs with another page of this agent. */
function isOvertaken({ session }: RoomState, { epoch }: Running): boolean {
  return session != null && epoch !== null && session.epoch > epoch;
}

function giveWay(state: ViewerState): ViewerDecision {
  return { state: { ...state, place: 'taken_over' }, effects: [{ do: 'close_peer' }] };
}

function attachAfresh(state: ViewerState): ViewerDecision {
  return { state: { ...state, place: 'here' }, effects: [attach({ ...state.running, epoch: null })] };
}

function attach({ session, epoch }: Running): ViewerEffect {
  return { do: 'say', message: { type: 'attach', session, epoch } };
}

function unchanged(state: ViewerState): ViewerDecision {
  return { state, effects: [] };
}
