// A page's link to its request's room: who is here, what was said, and how the page is connected. Both sides use it;
// what a message means for a session is for `guest.svelte.ts` and `viewer.svelte.ts` to decide.

import type { AgentMessage, GuestMessage, IceServer, PeerSignal, RoomState, ServerMessage } from '../api/generated';
import { type Chat, EMPTY_CHAT, refused, retried, saved, unsent, written } from './chat';
import { type ClosedReason, type Connection, SignallingSocket } from './socket';

export interface LinkEvents {
  /** The way to the server stands: say `hello`. */
  opened(): void;
  /** After the room and the chat have taken it. */
  message(message: ServerMessage): void;
  shutOut(reason: ClosedReason): void;
}

export class RoomLink {
  connection = $state.raw<Connection>('connecting');
  /** Null before the first welcome. */
  room = $state.raw<RoomState | null>(null);
  chat = $state.raw<Chat>(EMPTY_CHAT);
  iceServers: readonly IceServer[] = [];
  readonly #events: LinkEvents;
  readonly #socket: SignallingSocket;

  constructor(path: string, events: LinkEvents) {
    this.#events = events;
    this.#socket = new SignallingSocket(path, {
      opened: () => events.opened(),
      message: (message) => this.#receive(message),
      connection: (connection) => this.#connectionChanged(connection),
    });
  }

  open(): void {
    this.#socket.open();
  }

  close(): void {
    this.#socket.close();
  }

  send(message: GuestMessage | AgentMessage): boolean {
    return this.#socket.send(message);
  }

  /** A peer's signal, which makes sense only after `welcome` and `attach`. */
  signal(session: string, epoch: number, signal: PeerSignal): boolean {
    return this.connection === 'open' && this.send({ type: 'signal', session, epoch, signal });
  }

  /** Says something in the chat, now or as soon as the server can be reached. */
  say(text: string): void {
    const clientId = crypto.randomUUID();
    this.chat = written(this.chat, clientId, text, Date.now());
    this.#sendChat(clientId, text);
  }

  /** Tries a refused chat message again. */
  retry(clientId: string): void {
    this.chat = retried(this.chat, clientId);
    const entry = this.chat.find((one) => one.clientId === clientId);
    if (entry?.state === 'sending') this.#sendChat(clientId, entry.text);
  }

  #receive(message: ServerMessage): void {
    switch (message.type) {
      case 'welcome':
        this.room = message.room;
        this.iceServers = message.ice_servers;
        this.chat = saved(this.chat, message.chat);
        for (const { clientId, text } of unsent(this.chat)) this.#sendChat(clientId, text);
        break;
      case 'room':
        this.room = message.room;
        break;
      case 'chat':
        this.chat = saved(this.chat, [message.message]);
        break;
      case 'refused':
        if (message.client_id) this.chat = refused(this.chat, message.client_id);
        break;
      case 'about':
      case 'start':
      case 'signal':
      case 'session_ended':
      case 'beat':
        break;
    }
    this.#events.message(message);
  }

  /** One that does not go out now is said after the next welcome. */
  #sendChat(client_id: string, text: string): void {
    if (this.connection === 'open') this.#socket.send({ type: 'chat', client_id, text });
  }

  #connectionChanged(connection: Connection): void {
    this.connection = connection;
    if (typeof connection === 'object') this.#events.shutOut(connection.closed);
  }
}
