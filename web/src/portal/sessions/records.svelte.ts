// The sessions as the page shows them: fetches by pages, and follows what is live. A session that began since waits for a
// press, so that nothing moves under the reader.
import { listSessions, type SessionRecordBody } from '../../api/generated';
import type { RequestNews } from '../live/news.svelte';
import { type Further, Pages, type PagesPhase } from '../live/pages.svelte';
import { asked, EVERYTHING, type SessionFilter } from './filter';

const PAGE = 50;
/** Changes come in bursts; the sessions are looked at once after each. */
const PAUSE_MS = 800;

export class Records {
  filter: SessionFilter = $state.raw(EVERYTHING);
  readonly #pages = new Pages<SessionRecordBody>({
    fetch: (cursor) => listSessions({ query: { ...asked(this.filter), limit: PAGE, ...(cursor && { cursor }) } }),
    withOlder: (shown, older) => {
      const here = new Set(shown.map(({ id }) => id));
      return [...shown, ...older.filter(({ id }) => !here.has(id))];
    },
  });
  /** Those that began since. */
  #since: readonly SessionRecordBody[] = $state.raw([]);
  #pause: ReturnType<typeof setTimeout> | undefined;

  get phase(): PagesPhase {
    return this.#pages.phase;
  }

  get items(): readonly SessionRecordBody[] {
    return this.#pages.items;
  }

  get further(): Further {
    return this.#pages.further;
  }

  /** How many sessions that match began since. */
  get fresh(): number {
    return this.#since.length;
  }

  find(id: string): SessionRecordBody | undefined {
    return this.items.find((record) => record.id === id);
  }

  /** Shows the sessions of this filter, from the newest on. */
  async show(filter: SessionFilter): Promise<void> {
    this.filter = filter;
    this.#since = [];
    await this.#pages.show();
  }

  showMore(): Promise<void> {
    return this.#pages.showMore();
  }

  /** Puts those that began since on top. */
  showFresh(): void {
    this.#pages.items = [...this.#since, ...this.items];
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
    const data = await this.#pages.look();
    if (!data) return;
    const now = new Map(data.items.map((record) => [record.id, record]));
    const here = new Set(this.items.map(({ id }) => id));
    // What is shown stays where it is, and says how it stands now.
    const current = this.items.map((record) => now.get(record.id) ?? record);
    // Of those that are live, one that is not found any more has ended.
    this.#pages.items = this.filter.ended === 'live' && !data.next ? current.filter(({ id }) => now.has(id)) : current;
    const newest = this.items[0]?.started_at ?? '';
    this.#since = data.items.filter(({ id, started_at }) => !here.has(id) && started_at >= newest);
  }
}
