// Turns hints into what changed: one read per changed request, handed to whoever shows requests.
import { createContext } from 'svelte';
import { getSessionRequest, type LiveHint, type SessionRequestBody } from '../../api/generated';
import { LiveFeed } from './feed.svelte';

/** So many reads at once are a wave, as a batch makes one; what is shown is then fetched as a whole instead. */
const WAVE = 24;
const WAVE_PAUSE_MS = 1000;

/** Whether a change was made on this page. */
export type Origin = 'here' | 'elsewhere';
type Listener = (request: SessionRequestBody, origin: Origin) => void;
type QueueListener = (id: string) => void;

export class RequestNews {
  readonly feed = new LiveFeed((hint) => this.#hear(hint));
  readonly #listeners = new Set<Listener>();
  readonly #queueListeners = new Set<QueueListener>();
  readonly #memberListeners = new Set<() => void>();
  readonly #organisationListeners = new Set<() => void>();
  readonly #refetchers = new Set<() => void>();
  /** Reads under way; true when another hint came meanwhile. */
  readonly #reading = new Map<string, boolean>();
  #wave: ReturnType<typeof setTimeout> | undefined;
  readonly #mayRead: () => boolean;

  /** @param mayRead whether this member may see requests: what they may not is not asked for */
  constructor(mayRead: () => boolean) {
    this.#mayRead = mayRead;
  }

  /** Calls `listener` with each request that changed, until the returned function is called. */
  onChange(listener: Listener): () => void {
    return enlist(this.#listeners, listener);
  }

  /** Calls `listener` with the id of each queue that changed, until the returned function is called. */
  onQueue(listener: QueueListener): () => void {
    return enlist(this.#queueListeners, listener);
  }

  /** Calls `listener` when somebody or a client came online or went offline, or a client changed, until the returned function is called. */
  onMembers(listener: () => void): () => void {
    return enlist(this.#memberListeners, listener);
  }

  /** Calls `listener` when the organisation's settings changed, until the returned function is called. */
  onOrganisation(listener: () => void): () => void {
    return enlist(this.#organisationListeners, listener);
  }

  /** Calls `refetch` when hints may have been missed, until the returned function is called. */
  onRefetch(refetch: () => void): () => void {
    return enlist(this.#refetchers, refetch);
  }

  /** Passes on a request that was just read or written here, without waiting for its hint. */
  tell(request: SessionRequestBody): void {
    this.#pass(request, 'here');
  }

  /** Reads a request again; several calls at once become two reads at most. */
  async read(id: string): Promise<void> {
    if (this.#reading.has(id)) {
      this.#reading.set(id, true);
      return;
    }
    this.#reading.set(id, false);
    const { data } = await getSessionRequest({ path: { id } });
    const again = this.#reading.get(id);
    this.#reading.delete(id);
    if (data) this.#pass(data, 'elsewhere');
    if (again) await this.read(id);
  }

  #pass(request: SessionRequestBody, origin: Origin): void {
    for (const listener of this.#listeners) listener(request, origin);
  }

  #hear(hint: LiveHint): void {
    switch (hint.kind) {
      case 'hello':
      case 'refetch':
        this.#refetch();
        return;
      case 'session_request':
        if (!this.#mayRead()) return;
        if (this.#reading.size < WAVE) void this.read(hint.id);
        else this.#refetchSoon();
        return;
      case 'session_queue':
        for (const listener of this.#queueListeners) listener(hint.id);
        return;
      case 'members':
        for (const listener of this.#memberListeners) listener();
        return;
      case 'organisation':
        for (const listener of this.#organisationListeners) listener();
    }
  }

  #refetch(): void {
    for (const refetch of this.#refetchers) refetch();
  }

  // Once a second while the wave lasts, and once after it.
  #refetchSoon(): void {
    this.#wave ??= setTimeout(() => {
      this.#wave = undefined;
      this.#refetch();
    }, WAVE_PAUSE_MS);
  }
}

function enlist<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const [useNews, provideNews] = createContext<RequestNews>();
