// What the remote user's page does, and when: the picker, the grant, the session. Pure; `guest.svelte.ts` obeys.
//
// One grant is for one session: a capture goes with the session it was given to, whatever the server says next. And a
// grant that named somebody is for nobody else: this page, not the server, sees to that (`consent.ts`).

import type { GuestMessage, RoomState, ServerMessage } from '../../api/generated';
import { isForAnother, pickedFor, takeBack } from './consent';
import { endedByServer, endHere, peerEnded, refused, shutOut, stop } from './host-ending';
import {
  after,
  type HostDecision,
  type HostEffect,
  type HostInput,
  type HostState,
  say,
  unchanged,
  watchedBy,
} from './host-state';
import { farewellFor, MAX_STARTS, showsAnother, started } from './session';

const GRANT: GuestMessage = { type: 'grant', capabilities: ['view'] };
const WITHDRAW: GuestMessage = { type: 'withdraw' };

export function decideAsHost(state: HostState, input: HostInput): HostDecision {
  switch (input.type) {
    case 'opened':
      return { state, effects: [say({ type: 'hello', granted: state.sharing === 'captured' ? ['view'] : [] })] };
    case 'said':
      return hear(state, input.message);
    case 'picking':
      return unchanged({ ...state, sharing: 'picking', refusal: null, grantedTo: pickedFor(state) });
    case 'captured':
      return captured(state);
    case 'not_captured':
      return after([say({ type: 'not_shared', why: input.why })], settle({ ...state, sharing: 'none' }));
    case 'stopped':
      return stop(state, WITHDRAW);
    case 'leaving':
      return stop(state, { type: 'leave' });
    case 'peer_ended':
      return peerEnded(state, input.how);
    case 'shut_out':
      return shutOut(state, input.reason);
  }
}

function hear(state: HostState, message: ServerMessage): HostDecision {
  switch (message.type) {
    case 'welcome':
      return welcomed({ ...state, room: message.room, about: message.about ?? state.about });
    case 'about':
      return settle({ ...state, about: message.about });
    case 'room':
      return settle({ ...state, room: message.room });
    case 'start':
      return start(state, message.session, message.epoch);
    case 'signal':
      if (!isCurrent(state, message)) return unchanged(state);
      return { state, effects: [{ do: 'give_peer', signal: message.signal }] };
    case 'session_ended':
      return endedByServer(state, message);
    case 'refused':
      return refused(state, message.refusal);
    case 'chat':
    case 'beat':
      return unchanged(state);
  }
}

/** Somebody else may have taken over while the picker was open: then this picture is for nobody. */
function captured(state: HostState): HostDecision {
  if (isForAnother(state)) return takeBack(state);
  return after([say(GRANT)], settle({ ...state, sharing: 'captured', tookBackFrom: null }));
}

/** After a break: says again what the server may have missed, then takes the room as it is. */
function welcomed(state: HostState & { room: RoomState }): HostDecision {
  const farewell = farewellFor(state.room, state.left);
  const first: HostEffect[] = farewell ? [say(farewell)] : [];
  const { running } = state;
  if (!running || showsAnother(state.room, running)) return after(first, settle(state));
  return {
    state,
    effects: [
      ...first,
      say({ type: 'attach', session: running.session, epoch: running.epoch }),
      { do: 'tell_peer_that_signalling_returned' },
    ],
  };
}

/** Brings the page's own part into line with the room. */
function settle(state: HostState): HostDecision {
  const { room, running, sharing } = state;
  if (running && room && showsAnother(room, running)) return endHere(state, running, 'connection_lost', null);
  if (running) return unchanged(state);
  if (sharing === 'captured' && isForAnother(state)) return takeBack(state);

  const waiting = room?.session;
  if (!waiting || waiting.id === state.left?.session) {
    return unchanged(sharing === 'lost' ? { ...state, sharing: 'none' } : state);
  }
  switch (sharing) {
    case 'captured':
      return {
        state: { ...state, running: watchedBy(waiting), lastEnded: null },
        effects: [say({ type: 'attach', session: waiting.id, epoch: null })],
      };
    case 'none':
      return unchanged({ ...state, sharing: 'lost' });
    case 'picking':
    case 'lost':
      return unchanged(state);
  }
}

function start(state: HostState, session: string, epoch: number): HostDecision {
  const { running } = state;
  if (running?.session !== session) return unchanged(state);
  const next = started(running, epoch);
  if (!next) return unchanged(state);
  if (next.starts > MAX_STARTS) return peerEnded(state, 'verification_failed');
  return { state: { ...state, running: next }, effects: [{ do: 'start_peer', session, epoch }] };
}

function isCurrent({ running }: HostState, signal: { session: string; epoch: number }): boolean {
  return running?.session === signal.session && running.epoch === signal.epoch;
}
