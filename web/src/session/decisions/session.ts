// What the two sides' decisions have in common: which session this page is in, and what of it is over.

import type { AgentMessage, GuestMessage, PeerSignal, RoomState, SessionEndReason } from '../../api/generated';

/** A session this page takes part in. */
export interface Running {
  readonly session: string;
  /** The epoch whose media connection this page has; null before the first. */
  readonly epoch: number | null;
  /** How many epochs this page has seen in this session. */
  readonly starts: number;
}

/** How a session ended, for the page to tell. */
export interface Ended {
  readonly session: string;
  readonly reason: SessionEndReason;
  /** The server's count once it has spoken; null until then. */
  readonly durationSeconds: number | null;
}

/** A session that this page ended by itself. The server is told, again after each break until it knows. */
export interface Left<Message extends GuestMessage | AgentMessage> {
  readonly session: string;
  readonly farewell: Message | null;
}

/** One thing for the shell to do; it does them in their order. */
export type Effect<Message extends GuestMessage | AgentMessage> =
  | { readonly do: 'say'; readonly message: Message }
  | { readonly do: 'start_peer'; readonly session: string; readonly epoch: number }
  | { readonly do: 'give_peer'; readonly signal: PeerSignal }
  | { readonly do: 'tell_peer_that_signalling_returned' }
  | { readonly do: 'say_bye_to_peer' }
  /** This page goes, another of the same person may come. */
  | { readonly do: 'say_away_to_peer' }
  | { readonly do: 'close_peer' };

/** A new state, and what follows from it. */
export interface Decision<State, Effects> {
  readonly state: State;
  readonly effects: readonly Effects[];
}

/**
 * How many epochs of one session a page goes along with. Each is one guess at the words for a dishonest server
 * (docs/adr/0004-verification-words.md); a person does not reload that often.
 */
export const MAX_STARTS = 16;

export function entered(session: string): Running {
  return { session, epoch: null, starts: 0 };
}

/** The next epoch; null when `epoch` is an old one. */
export function started<Kind extends Running>(running: Kind, epoch: number): Kind | null {
  if (epoch <= (running.epoch ?? 0)) return null;
  return { ...running, epoch, starts: running.starts + 1 };
}

/** Whether the room shows a session other than the one this page is in. */
export function showsAnother(room: RoomState, running: Running): boolean {
  return room.session != null && room.session.id !== running.session;
}

/** What has to be said again because the server has not heard that this session is over. */
export function farewellFor<Message extends GuestMessage | AgentMessage>(
  room: RoomState,
  left: Left<Message> | null,
): Message | null {
  return left && room.session?.id === left.session ? left.farewell : null;
}
