// Who can be asked to help, and who of them is online: for assigning.
import { createContext } from 'svelte';
import { listAgents, type ListedAgentBody } from '../../api/generated';
import type { RequestNews } from './news.svelte';

/** Many come and go at once when a day begins; they are asked for once after each burst. */
const PAUSE_MS = 300;

export class Members {
  /** By name; empty until the first answer. */
  items: ListedAgentBody[] = $state.raw([]);
  known = $state(false);
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** How many follow the news through it. */
  #following = 0;
  readonly #settled: () => Promise<boolean>;

  /** @param settled waits until it is known what this member may do, and whether they are signed in: what they may not is not asked for */
  constructor(settled: () => Promise<boolean>) {
    this.#settled = settled;
  }

  /** Keeps up with the news until the returned function is called. */
  follow(news: RequestNews): () => void {
    this.#following += 1;
    void this.load();
    const stops = [news.onMembers(this.#soon), news.onRefetch(this.#soon)];
    return () => {
      this.#following -= 1;
      clearTimeout(this.#pause);
      stops.forEach((stop) => stop());
    };
  }

  async load(): Promise<void> {
    const { data } = await listAgents();
    if (!data) return;
    this.items = data.items;
    this.known = true;
  }

  #soon = (): void => {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(async () => {
      if ((await this.#settled()) && this.#following > 0) await this.load();
    }, PAUSE_MS);
  };
}

export const [useMembers, provideMembers] = createContext<Members>();
