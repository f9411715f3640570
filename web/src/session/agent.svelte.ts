// An agent's page on one request: the room and the chat. A session page on it brings a `ViewerSession` besides.

import type { AgentMessage, IceServer, PeerSignal, ServerMessage } from '../api/generated';
import type { Ended } from './decisions/session';
import { RoomLink } from './link.svelte';

export class AgentRoom {
  readonly #link: RoomLink;
  readonly #listeners = new Set<(message: ServerMessage) => void>();

  /** The session that ended last while this page was open. */
  lastEnded = $state.raw<Ended | null>(null);

  /** `attention`: whether this page shows the request, which its remote user is told, or only listens. */
  constructor({ requestId, attention = 'looking' }: { requestId: string; attention?: 'looking' | 'listening' }) {
    this.#link = new RoomLink(`/api/v1/session-requests/${encodeURIComponent(requestId)}/socket?attention=${attention}`, {
      opened: () => this.send({ type: 'hello' }),
      message: (message) => this.#receive(message),
      shutOut: () => {},
    });
  }

  get connection() {
    return this.#link.connection;
  }

  get room() {
    return this.#link.room;
  }

  get chat() {
    return this.#link.chat;
  }

  /** For the peer connections of a viewer. */
  get iceServers(): readonly IceServer[] {
    return this.#link.iceServers;
  }

  open(): void {
    this.#link.open();
  }

  say(text: string): void {
    this.#link.say(text);
  }

  retry(clientId: string): void {
    this.#link.retry(clientId);
  }

  close(): void {
    this.#link.close();
  }

  /** For a viewer: whether the message went out. */
  send(message: AgentMessage): boolean {
    return this.#link.send(message);
  }

  /** For a viewer: whether the signal went out. */
  signal(session: string, epoch: number, signal: PeerSignal): boolean {
    return this.#link.signal(session, epoch, signal);
  }

  /** For a viewer: hears every message after the room has; the returned function ends that. */
  listen(listener: (message: ServerMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #receive(message: ServerMessage): void {
    if (message.type === 'session_ended') {
      const { session, reason, duration_seconds } = message;
      this.lastEnded = { session, reason, durationSeconds: duration_seconds };
    }
    for (const listener of this.#listeners) listener(message);
  }
}
