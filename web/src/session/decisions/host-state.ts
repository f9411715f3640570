// What the remote user's page knows, what can happen to it, and what it can do about it. Decides nothing.

import type { AboutBody, AgentRef, GuestMessage, NotShared, LiveSessionBody, Refusal, RoomState, ServerMessage } from '../../api/generated';
import type { PeerEnd } from '../peer';
import type { ClosedReason } from '../signalling/closing';
import { type Decision, type Effect, type Ended, entered, type Left, type Running } from './session';

/**
 * Where the screen is: not shared, being picked, captured (and granted), or lost by a reload while a session
 * waits for it.
 */
export type Sharing = 'none' | 'picking' | 'captured' | 'lost';

/** The session this page is in, and who watches. Kept here because a room may forget it for a moment. */
export interface Watched extends Running {
  readonly agentName: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

export interface HostState {
  readonly room: RoomState | null;
  /** Who is to help; null before the first welcome. */
  readonly about: AboutBody | null;
  /** Whom the last grant named; null is the organisation: whoever of them connects. */
  readonly grantedTo: AgentRef | null;
  /** Whom a grant named that this page took back, because somebody else, or nobody, is to help now. */
  readonly tookBackFrom: AgentRef | null;
  readonly sharing: Sharing;
  readonly running: Watched | null;
  readonly left: Left<GuestMessage> | null;
  readonly lastEnded: Ended | null;
  /** Why the server did not take the last grant. */
  readonly refusal: Refusal | null;
}

export type HostInput =
  | { readonly type: 'opened' }
  | { readonly type: 'said'; readonly message: ServerMessage }
  | { readonly type: 'picking' }
  | { readonly type: 'captured' }
  | { readonly type: 'not_captured'; readonly why: NotShared }
  /** *Withdraw*, *Stop sharing*, or the browser's own button. */
  | { readonly type: 'stopped' }
  | { readonly type: 'leaving' }
  | { readonly type: 'peer_ended'; readonly how: PeerEnd }
  /** The server has closed the socket for good. */
  | { readonly type: 'shut_out'; readonly reason: ClosedReason };

export type HostEffect = Effect<GuestMessage> | { readonly do: 'drop_capture' };

export type HostDecision = Decision<HostState, HostEffect>;

export const HOST_BEGINNING: HostState = {
  room: null,
  about: null,
  grantedTo: null,
  tookBackFrom: null,
  sharing: 'none',
  running: null,
  left: null,
  lastEnded: null,
  refusal: null,
};

export function watchedBy({ id, agent, since }: LiveSessionBody): Watched {
  return { ...entered(id), agentName: agent.name, since: Date.parse(since) };
}

export function say(message: GuestMessage): HostEffect {
  return { do: 'say', message };
}

export function unchanged(state: HostState): HostDecision {
  return { state, effects: [] };
}

export function after(effects: readonly HostEffect[], decision: HostDecision): HostDecision {
  return { state: decision.state, effects: [...effects, ...decision.effects] };
}
