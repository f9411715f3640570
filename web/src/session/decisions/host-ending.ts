// The ends of sharing, as the remote user's page decides them: by the person, by the other side, by the server.
// Whatever the reason, the picture goes first and the server is told after that.

import type { GuestMessage, Refusal, ServerMessage, SessionEndReason } from '../../api/generated';
import type { PeerEnd } from '../peer';
import type { ClosedReason } from '../signalling/closing';
import { type HostDecision, type HostEffect, type HostState, say, unchanged } from './host-state';
import type { Ended, Running } from './session';

export const DROP_ALL: readonly HostEffect[] = [{ do: 'close_peer' }, { do: 'drop_capture' }];
const SAY_BYE_AND_DROP_ALL: readonly HostEffect[] = [{ do: 'say_bye_to_peer' }, ...DROP_ALL];
const SAY_AWAY_AND_DROP_ALL: readonly HostEffect[] = [{ do: 'say_away_to_peer' }, ...DROP_ALL];

/**
 * The page cannot come back: nobody would hear what it still has to say. Where another tab of the same device has
 * taken its place, the session is not over: that tab may share again.
 */
export function shutOut(state: HostState, reason: ClosedReason): HostDecision {
  const effects = reason === 'replaced' ? SAY_AWAY_AND_DROP_ALL : SAY_BYE_AND_DROP_ALL;
  return { state: { ...state, sharing: 'none', running: null }, effects };
}

export function stop(state: HostState, farewell: GuestMessage): HostDecision {
  const { running } = state;
  const session = running?.session ?? state.room?.session?.id;
  return {
    state: {
      ...state,
      sharing: 'none',
      running: null,
      left: session ? { session, farewell } : null,
      lastEnded: running ? ended(running, 'stopped_by_remote_user') : state.lastEnded,
    },
    effects: [...SAY_BYE_AND_DROP_ALL, say(farewell)],
  };
}

export function peerEnded(state: HostState, how: PeerEnd): HostDecision {
  const { running } = state;
  if (!running) return unchanged(state);
  // The agent's page tells the server itself.
  if (how === 'bye') return endHere(state, running, 'ended_by_agent', null);
  return endHere(state, running, how, { type: 'abort', session: running.session, reason: how });
}

export function endHere(
  state: HostState,
  running: Running,
  reason: SessionEndReason,
  farewell: GuestMessage | null,
): HostDecision {
  return {
    state: {
      ...state,
      sharing: 'none',
      running: null,
      left: { session: running.session, farewell },
      lastEnded: ended(running, reason),
    },
    effects: [...DROP_ALL, ...(farewell ? [say(farewell)] : [])],
  };
}

export function endedByServer(state: HostState, message: ServerMessage & { type: 'session_ended' }): HostDecision {
  const { session, reason, duration_seconds } = message;
  const over = {
    ...state,
    left: { session, farewell: null },
    lastEnded: { session, reason, durationSeconds: duration_seconds },
  };
  const { running, left, room } = state;
  if (running?.session === session) return { state: { ...over, sharing: 'none', running: null }, effects: DROP_ALL };
  if (running) return unchanged(state);

  // One that this page has ended by itself, or one that a reload had cost its capture.
  if (session !== left?.session && session !== room?.session?.id) return unchanged(state);
  return unchanged({ ...over, sharing: state.sharing === 'lost' ? 'none' : state.sharing });
}

export function refused(state: HostState, refusal: Refusal): HostDecision {
  const { running } = state;
  switch (refusal) {
    case 'chat_length':
    case 'chat_full':
      return unchanged(state);
    case 'no_such_session':
      // Said about something else while the room still shows the session.
      if (!running || state.room?.session?.id === running.session) return unchanged(state);
      // The server may have taken this page's hello for a grant; what it can no longer give, it takes back.
      return endHere(state, running, 'connection_lost', { type: 'withdraw' });
    case 'bad_grant':
    case 'expired':
      if (state.sharing !== 'captured' || running) return unchanged(state);
      return { state: { ...state, sharing: 'none', refusal }, effects: DROP_ALL };
  }
}

function ended({ session }: Running, reason: SessionEndReason): Ended {
  return { session, reason, durationSeconds: null };
}
