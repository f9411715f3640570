// What remote users wrote and this agent has not read, and which of the agent's sessions nobody watches. Nothing but a
// request's room tells of these, so this page has a place in the rooms of those who are there and are the agent's own.
import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { SessionRequestBody } from '../../api/generated';
import type { AgentRoom } from '../../session/agent.svelte';
import { hasNews, marked, newestIn, readMarks, unreadIn, type ReadMarks } from './unread';

const STORED_AS = 'deskside-read';
/** Nobody talks to more people at once. */
const MOST_ROOMS = 12;

export class Unread {
  readonly #rooms = new SvelteMap<string, AgentRoom>();
  readonly #openedAt = Date.now();
  /** Up to which message of each request was heard. */
  readonly #heardUpTo = new Map<string, number>();
  readonly #wrote: (request: SessionRequestBody) => void;
  /** How many places on the screen show the chat of a request. */
  readonly #shown = new Map<string, number>();
  #marks: ReadMarks = $state.raw(readMarks(localStorage.getItem(STORED_AS)));
  #wanted: ReadonlyMap<string, SessionRequestBody> = new Map();

  /** How many messages wait to be read, by the ids of the requests where there are any. */
  readonly counts: ReadonlyMap<string, number> = $derived.by(() => {
    const all = [...this.#rooms].map(([id, room]) => [id, unreadIn(room.chat, this.#marks[id] ?? 0)] as const);
    return new Map(all.filter(([, count]) => count > 0));
  });

  /** @param wrote called with the request whose remote user wrote something that is not in sight */
  constructor(wrote: (request: SessionRequestBody) => void) {
    this.#wrote = wrote;
  }

  of(id: string): number {
    return this.counts.get(id) ?? 0;
  }

  /** Until when the session of a request waits for its viewer, in milliseconds; null when somebody watches, or none is live. */
  viewerAwayUntil(id: string): number | null {
    const viewer = this.#rooms.get(id)?.room?.session?.viewer;
    return viewer?.state === 'away' ? Date.parse(viewer.until) : null;
  }

  /** Listens in the rooms of these requests, and of no others. */
  async listenTo(requests: readonly SessionRequestBody[]): Promise<void> {
    this.#wanted = new Map(requests.slice(0, MOST_ROOMS).map((request) => [request.id, request]));
    for (const [id, room] of this.#rooms) {
      if (this.#wanted.has(id)) continue;
      room.close();
      this.#rooms.delete(id);
    }
    if (this.#wanted.size === this.#rooms.size) return;
    const { AgentRoom } = await import('../../session/agent.svelte');
    for (const id of this.#wanted.keys()) if (!this.#rooms.has(id)) this.#enter(id, new AgentRoom({ requestId: id, attention: 'listening' }));
  }

  /** Leaves all rooms. */
  close(): void {
    void this.listenTo([]);
  }

  /** The chat was on the screen up to this message. */
  read(id: string, seq: number): void {
    const marks = marked(this.#marks, id, seq);
    if (marks === this.#marks) return;
    this.#marks = marks;
    localStorage.setItem(STORED_AS, JSON.stringify(marks));
  }

  /** The chat is on the screen until the returned function is called. */
  shows(id: string): () => void {
    this.#shown.set(id, (this.#shown.get(id) ?? 0) + 1);
    return () => this.#shown.set(id, (this.#shown.get(id) ?? 1) - 1);
  }

  #enter(id: string, room: AgentRoom): void {
    this.#rooms.set(id, room);
    room.listen(({ type }) => {
      // Who writes at once after joining, or while the line is down, is heard of with the whole chat.
      if (type === 'chat' || type === 'welcome') this.#hear(id, room);
    });
    room.open();
  }

  #hear(id: string, { chat }: AgentRoom): void {
    const known = Math.max(this.#marks[id] ?? 0, this.#heardUpTo.get(id) ?? 0);
    this.#heardUpTo.set(id, newestIn(chat));
    if (!hasNews(chat, known, this.#openedAt)) return;
    const request = this.#wanted.get(id);
    const inSight = (this.#shown.get(id) ?? 0) > 0 && !document.hidden;
    if (request && !inSight) this.#wrote(request);
  }
}

export const [useUnread, provideUnread] = createContext<Unread>();
