// The stream of live hints, and whether it stands. A hint says that something changed, never what.
import { getMe, type LiveHint } from '../../api/generated';

export type FeedState = { kind: 'connecting' } | { kind: 'live' } | { kind: 'lost'; since: number };

/** The server says something every four seconds; a stream that is silent for so long is dead. */
const SILENCE_MS = 15_000;
const RETRY_MS = [500, 1000, 2000, 4000, 8000];

export class LiveFeed {
  state: FeedState = $state.raw({ kind: 'connecting' });
  #source: EventSource | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  readonly #hear: (hint: LiveHint) => void;

  /** @param hear called with every hint; `hello` comes each time the stream opens */
  constructor(hear: (hint: LiveHint) => void) {
    this.#hear = hear;
  }

  open(): void {
    this.#connect();
    addEventListener('online', this.#connect);
  }

  close(): void {
    removeEventListener('online', this.#connect);
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = null;
  }

  #connect = (): void => {
    clearTimeout(this.#retry);
    this.#source?.close();
    const source = new EventSource('/api/v1/live');
    source.addEventListener('hint', (event) => this.#take(JSON.parse(event.data) as LiveHint));
    source.addEventListener('error', () => this.#fail());
    this.#source = source;
    this.#listen();
  };

  #listen(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#fail(), SILENCE_MS);
  }

  #take(hint: LiveHint): void {
    this.#listen();
    if (hint.kind === 'beat') return;
    if (hint.kind === 'hello') {
      this.#failures = 0;
      this.state = { kind: 'live' };
    }
    this.#hear(hint);
  }

  // Connecting again is ours: an EventSource gives up for good when a proxy answers with an error page.
  #fail(): void {
    clearTimeout(this.#silence);
    this.#source?.close();
    if (this.state.kind !== 'lost') this.state = { kind: 'lost', since: Date.now() };
    const pause = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)]!;
    this.#failures += 1;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(this.#connect, pause * (0.75 + Math.random() / 2));
    // The stream does not say why it failed. A sign-in that has ended shows by any other call.
    void getMe();
  }
}
