// What the server gives page by page, the newest first: the first page, those after it, and what came since.

/** What came back when a page was asked for. */
export interface Fetched<T> {
  data?: { items: readonly T[]; next?: string | null };
  error?: unknown;
}

export type PagesPhase = { kind: 'loading' } | { kind: 'shown' } | { kind: 'failed'; problem: unknown };
export type Further = { kind: 'none' } | { kind: 'more'; cursor: string; state: 'idle' | 'loading' | 'failed' };

interface Source<T> {
  /** Asks for the page after the cursor, or for the first. */
  fetch: (cursor?: string) => Promise<Fetched<T>>;
  /** What is shown, with an older page below; what moved meanwhile stands in both and is shown once. */
  withOlder: (shown: readonly T[], older: readonly T[]) => readonly T[];
}

export class Pages<T> {
  phase: PagesPhase = $state.raw({ kind: 'loading' });
  items: readonly T[] = $state.raw([]);
  further: Further = $state.raw({ kind: 'none' });
  readonly #source: Source<T>;
  /** Counts the first pages that were asked for; an older answer is dropped. */
  #asked = 0;

  constructor(source: Source<T>) {
    this.#source = source;
  }

  /** Shows the newest, in place of what was shown. */
  async show(): Promise<void> {
    const asking = ++this.#asked;
    this.phase = { kind: 'loading' };
    const { data, error } = await this.#source.fetch();
    if (asking !== this.#asked) return;
    if (data) {
      this.items = data.items;
      this.endsBefore(data.next);
      this.phase = { kind: 'shown' };
    } else this.phase = { kind: 'failed', problem: error };
  }

  async showMore(): Promise<void> {
    if (this.further.kind === 'none' || this.further.state === 'loading') return;
    const { cursor } = this.further;
    const asking = this.#asked;
    this.further = { kind: 'more', cursor, state: 'loading' };
    const { data } = await this.#source.fetch(cursor);
    if (asking !== this.#asked) return;
    if (data) {
      this.items = this.#source.withOlder(this.items, data.items);
      this.endsBefore(data.next);
    } else this.further = { kind: 'more', cursor, state: 'failed' };
  }

  /** Looks at the newest without showing them; nothing when they did not come, or something else is shown by then. */
  async look(): Promise<NonNullable<Fetched<T>['data']> | null> {
    if (this.phase.kind !== 'shown') return null;
    const asking = this.#asked;
    const { data } = await this.#source.fetch();
    return data && asking === this.#asked ? data : null;
  }

  /** Drops the answers that are on their way; a further page that was asked for is asked for again. */
  anew(): void {
    this.#asked += 1;
    if (this.further.kind === 'more') this.further = { ...this.further, state: 'idle' };
  }

  /** What is shown ends where the page with this cursor begins. */
  endsBefore(next: string | null | undefined): void {
    this.further = next ? { kind: 'more', cursor: next, state: 'idle' } : { kind: 'none' };
  }
}
