// The signalling socket of one request: connects, connects again after a break, gives up when the server says why.
// Keeps no message for later; what must survive a break (chat, the grant, the session) is said anew after `welcome`.

import type { AgentMessage, GuestMessage, ServerMessage } from '../api/generated';
import { backoff } from './signalling/backoff';
import { type ClosedReason, finalReason } from './signalling/closing';
import { parseServerMessage } from './signalling/parse';

export type { ClosedReason } from './signalling/closing';

/** How the page is connected to the server. */
export type Connection = 'connecting' | 'open' | 'reconnecting' | { readonly closed: ClosedReason };

/** What the socket tells its owner. */
export interface SocketEvents {
  /** The way to the server stands: say `hello`. */
  opened(): void;
  message(message: ServerMessage): void;
  /** `open` is said with `welcome`, not when the bare socket opens. */
  connection(connection: Connection): void;
}

/** What the socket takes from its surroundings; tests bring their own. */
export interface SocketSurroundings {
  connect(path: string): WebSocket;
  later(callback: () => void, ms: number): ReturnType<typeof setTimeout>;
  never(timer: ReturnType<typeof setTimeout>): void;
  random(): number;
}

/** The server says something every five seconds; a line that is silent for so long is dead. */
export const SILENCE_MS = 15_000;

const BROWSER: SocketSurroundings = {
  connect: (path) => new WebSocket(new URL(path, location.href.replace(/^http/, 'ws'))),
  later: (callback, ms) => setTimeout(callback, ms),
  never: (timer) => clearTimeout(timer),
  random: Math.random,
};

export class SignallingSocket {
  readonly #path: string;
  readonly #events: SocketEvents;
  readonly #surroundings: SocketSurroundings;
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #silence: ReturnType<typeof setTimeout> | null = null;
  #tries = 0;
  #welcomed = false;

  /** `path` is the socket's path on this server. */
  constructor(path: string, events: SocketEvents, surroundings: SocketSurroundings = BROWSER) {
    this.#path = path;
    this.#events = events;
    this.#surroundings = surroundings;
  }

  open(): void {
    this.#events.connection('connecting');
    this.#connect();
  }

  /** Whether it went out. A message that did not is the owner's to say again. */
  send(message: GuestMessage | AgentMessage): boolean {
    const socket = this.#socket;
    if (!socket || socket.readyState !== socket.OPEN) return false;
    socket.send(JSON.stringify(message));
    return true;
  }

  /** Closes from this side, silently and for good. */
  close(): void {
    if (this.#timer !== null) this.#surroundings.never(this.#timer);
    this.#timer = null;
    this.#drop();
  }

  #connect(): void {
    this.#timer = null;
    const socket = this.#surroundings.connect(this.#path);
    this.#socket = socket;
    socket.onopen = () => this.#events.opened();
    socket.onmessage = (event) => this.#receive(event.data);
    socket.onclose = (event) => this.#closed(event.code);
    this.#listen();
  }

  /** A line can die without a word: a laptop that slept, a router that forgot. */
  #listen(): void {
    this.#stopListening();
    this.#silence = this.#surroundings.later(() => this.#connectLater(), SILENCE_MS);
  }

  #stopListening(): void {
    if (this.#silence !== null) this.#surroundings.never(this.#silence);
    this.#silence = null;
  }

  #receive(data: unknown): void {
    this.#listen();
    const parsed = parseServerMessage(data);
    switch (parsed.kind) {
      case 'malformed':
        return this.#connectLater(); // a fresh `welcome` puts things right
      case 'unknown':
        return;
      case 'message':
        if (parsed.message.type === 'welcome') this.#welcome();
        return this.#events.message(parsed.message);
    }
  }

  #welcome(): void {
    this.#tries = 0;
    this.#welcomed = true;
    this.#events.connection('open');
  }

  #closed(code: number): void {
    const reason = finalReason(code);
    if (!reason) return this.#connectLater();
    this.#drop();
    this.#events.connection({ closed: reason });
  }

  #connectLater(): void {
    this.#drop();
    this.#events.connection(this.#welcomed ? 'reconnecting' : 'connecting');
    const wait = backoff(this.#tries++, this.#surroundings.random());
    this.#timer = this.#surroundings.later(() => this.#connect(), wait);
  }

  #drop(): void {
    this.#stopListening();
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}
