// The sessions as the page shows them: fetches by pages, and follows what is live. A session that began since waits for a
// press, so that nothing moves under the reader.
import { listSessions, type SessionRecordBody } from '../../api/generated';
import type { RequestNews } from '../live/news.svelte';
import { asked, EVERYTHING, type SessionFilter } from './filter';

export type RecordsPhase = { kind: 'loading' } | { kind: 'shown' } | { kind: 'failed'; problem: unknown };
export type Further = { kind: 'none' } | { kind: 'more'; cursor: string; state: 'idle' | 'loading' | 'failed' };

const PAGE = 50;
/** Changes come in bursts; the sessions are looked at once after each. */
const PAUSE_MS = 800;

export class Records {
  phase: RecordsPhase = $state.raw({ kind: 'loading' });
  filter: SessionFilter = $state.raw(EVERYTHING);
  items: readonly SessionRecordBody[] = $state.raw([]);
  further: Further = $state.raw({ kind: 'none' });
  /** Those that began since. */
  #since: readonly SessionRecordBody[] = $state.raw([]);
  /** Counts the first pages that were asked for; an older answer is dropped. */
  #asked = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** How many sessions that match began since. */
  get fresh(): number {
    return this.#since.length;
  }

  find(id: string): SessionRecordBody | undefined {
    return this.items.find((record) => record.id === id);
  }

  /** Shows the sessions of this filter, from the newest on. */
  async show(filter: SessionFilter): Promise<void> {
    const asking = ++this.#asked;
    this.filter = filter;
    this.phase = { kind: 'loading' };
    this.#since = [];
    const { data, error } = await this.#page();
    if (asking !== this.#asked) return;
    if (!data) {
      this.phase = { kind: 'failed', problem: error };
      return;
    }
    this.items = data.items;
    this.further = furtherAfter(data.next);
    this.phase = { kind: 'shown' };
  }

  async showMore(): Promise<void> {
    if (this.further.kind === 'none' || this.further.state === 'loading') return;
    const { cursor } = this.further;
    const asking = this.#asked;
    this.further = { kind: 'more', cursor, state: 'loading' };
    const { data } = await this.#page(cursor);
    if (asking !== this.#asked) return;
    if (!data) {
      this.further = { kind: 'more', cursor, state: 'failed' };
      return;
    }
    const here = new Set(this.items.map(({ id }) => id));
    this.items = [...this.items, ...data.items.filter(({ id }) => !here.has(id))];
    this.further = furtherAfter(data.next);
  }

  /** Puts those that began since on top. */
  showFresh(): void {
    this.items = [...this.#since, ...this.items];
    this.#since = [];
  }

  /** Keeps up with the news until the returned function is called. */
  follow(news: RequestNews): () => void {
    const soon = () => {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => void this.#look(), PAUSE_MS);
    };
    const stops = [news.onChange(soon), news.onRefetch(soon)];
    return () => {
      clearTimeout(this.#pause);
      stops.forEach((stop) => stop());
    };
  }

  async #look(): Promise<void> {
    if (this.phase.kind !== 'shown') return;
    const asking = this.#asked;
    const { data } = await this.#page();
    if (!data || asking !== this.#asked) return;
    const now = new Map(data.items.map((record) => [record.id, record]));
    const here = new Set(this.items.map(({ id }) => id));
    // What is shown stays where it is, and says how it stands now.
    const current = this.items.map((record) => now.get(record.id) ?? record);
    // Of those that are live, one that is not found any more has ended.
    this.items = this.filter.ended === 'live' && !data.next ? current.filter(({ id }) => now.has(id)) : current;
    const newest = this.items[0]?.started_at ?? '';
    this.#since = data.items.filter(({ id, started_at }) => !here.has(id) && started_at >= newest);
  }

  #page(cursor?: string) {
    return listSessions({ query: { ...asked(this.filter), limit: PAGE, ...(cursor && { cursor }) } });
  }
}

function furtherAfter(next: string | null | undefined): Further {
  return next ? { kind: 'more', cursor: next, state: 'idle' } : { kind: 'none' };
}
