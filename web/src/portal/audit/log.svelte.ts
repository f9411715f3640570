// The audit log as the page shows it: fetches by pages, and says how many entries came since, without moving what is read.
import { createContext } from 'svelte';
import { listAuditEvents, type AuditEventBody } from '../../api/generated';
import type { RequestNews } from '../live/news.svelte';
import { newer, withNewer, withOlder } from './entries';
import { asked, EVERYTHING, type AuditFilter } from './filter';

export type LogPhase = { kind: 'loading' } | { kind: 'shown' } | { kind: 'failed'; problem: unknown };
export type Further = { kind: 'none' } | { kind: 'more'; cursor: string; state: 'idle' | 'loading' | 'failed' };

const PAGE = 50;
/** Changes come in bursts; the log is looked at once after each. */
const PAUSE_MS = 800;

export class AuditLog {
  phase: LogPhase = $state.raw({ kind: 'loading' });
  filter: AuditFilter = $state.raw(EVERYTHING);
  entries: readonly AuditEventBody[] = $state.raw([]);
  further: Further = $state.raw({ kind: 'none' });
  /** How many entries match that came since; a page full of them may stand for more. */
  fresh = $state(0);
  readonly freshIsLeast: boolean = $derived(this.fresh >= PAGE);
  /** Counts the first pages that were asked for; an older answer is dropped. */
  #asked = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** Shows the entries of this filter, from the newest on. */
  async show(filter: AuditFilter): Promise<void> {
    const asking = ++this.#asked;
    this.filter = filter;
    this.phase = { kind: 'loading' };
    const { data, error } = await this.#page();
    if (asking !== this.#asked) return;
    if (!data) {
      this.phase = { kind: 'failed', problem: error };
      return;
    }
    this.entries = data.items;
    this.further = furtherAfter(data.next);
    this.fresh = 0;
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
    this.entries = withOlder(this.entries, data.items);
    this.further = furtherAfter(data.next);
  }

  /** Puts what came since on top. */
  async showFresh(): Promise<void> {
    const asking = ++this.#asked;
    const { data } = await this.#page();
    if (!data || asking !== this.#asked) return;
    const { entries, keepsOlder } = withNewer(this.entries, data.items);
    this.entries = entries;
    if (!keepsOlder) this.further = furtherAfter(data.next);
    // A page that was on its way is asked for again.
    else if (this.further.kind === 'more') this.further = { ...this.further, state: 'idle' };
    this.fresh = 0;
  }

  /** Keeps up with the news until the returned function is called. */
  follow(news: RequestNews): () => void {
    const stops = [news.onMembers(this.#soon), news.onQueue(this.#soon), news.onOrganisation(this.#soon), news.onRefetch(this.#soon)];
    return () => {
      clearTimeout(this.#pause);
      stops.forEach((stop) => stop());
    };
  }

  #soon = (): void => {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#look(), PAUSE_MS);
  };

  async #look(): Promise<void> {
    if (this.phase.kind !== 'shown') return;
    const asking = this.#asked;
    const { data } = await this.#page();
    if (data && asking === this.#asked) this.fresh = newer(this.entries, data.items);
  }

  #page(cursor?: string) {
    return listAuditEvents({ query: { ...asked(this.filter), limit: PAGE, ...(cursor && { cursor }) } });
  }
}

function furtherAfter(next: string | null | undefined): Further {
  return next ? { kind: 'more', cursor: next, state: 'idle' } : { kind: 'none' };
}

export const [useAuditLog, provideAuditLog] = createContext<AuditLog>();
