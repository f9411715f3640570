// The audit log as the page shows it: fetches by pages, and says how many entries came since, without moving what is read.
import { createContext } from 'svelte';
import { listAuditEvents, type AuditEventBody } from '../../api/generated';
import type { RequestNews } from '../live/news.svelte';
import { type Further, Pages, type PagesPhase } from '../live/pages.svelte';
import { newer, withNewer, withOlder } from './entries';
import { asked, EVERYTHING, type AuditFilter } from './filter';

const PAGE = 50;
/** Changes come in bursts; the log is looked at once after each. */
const PAUSE_MS = 800;

export class AuditLog {
  filter: AuditFilter = $state.raw(EVERYTHING);
  /** How many entries match that came since; a page full of them may stand for more. */
  fresh = $state(0);
  readonly freshIsLeast: boolean = $derived(this.fresh >= PAGE);
  readonly #pages = new Pages<AuditEventBody>({
    fetch: (cursor) => listAuditEvents({ query: { ...asked(this.filter), limit: PAGE, ...(cursor && { cursor }) } }),
    withOlder,
  });
  #pause: ReturnType<typeof setTimeout> | undefined;

  get phase(): PagesPhase {
    return this.#pages.phase;
  }

  get entries(): readonly AuditEventBody[] {
    return this.#pages.items;
  }

  get further(): Further {
    return this.#pages.further;
  }

  /** Shows the entries of this filter, from the newest on. */
  async show(filter: AuditFilter): Promise<void> {
    this.filter = filter;
    this.fresh = 0;
    await this.#pages.show();
  }

  showMore(): Promise<void> {
    return this.#pages.showMore();
  }

  /** Puts what came since on top. */
  async showFresh(): Promise<void> {
    this.#pages.anew();
    const newest = await this.#pages.look();
    if (!newest) return;
    const { entries, keepsOlder } = withNewer(this.entries, newest.items);
    this.#pages.items = entries;
    if (!keepsOlder) this.#pages.endsBefore(newest.next);
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
    const newest = await this.#pages.look();
    if (newest) this.fresh = newer(this.entries, newest.items);
  }
}

export const [useAuditLog, provideAuditLog] = createContext<AuditLog>();
