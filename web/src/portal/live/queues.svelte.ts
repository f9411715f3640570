// The organisation's session queues, kept current: for the navigation, for assigning, for the queues' pages.
import { createContext } from 'svelte';
import { listSessionQueues, type SessionQueueBody } from '../../api/generated';
import type { RequestNews } from './news.svelte';

/** Changes of requests come in bursts; the numbers of the queues are asked for once after each. */
const PAUSE_MS = 400;

export class Queues {
  /** All queues in use, by name; empty until the first answer. */
  items: SessionQueueBody[] = $state.raw([]);
  /** Whether there has been an answer. */
  known = $state(false);
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** How many follow the news through it. */
  #following = 0;
  readonly #settled: () => Promise<boolean>;

  /** @param settled waits until it is known what this member may do, and whether they are signed in: what they may not is not asked for */
  constructor(settled: () => Promise<boolean>) {
    this.#settled = settled;
  }

  find(id: string): SessionQueueBody | undefined {
    return this.items.find((queue) => queue.id === id);
  }

  /** Takes in a queue that was just read or written here, without waiting for its hint. */
  tell(queue: SessionQueueBody): void {
    const others = this.items.filter(({ id }) => id !== queue.id);
    const items = queue.archived_at ? others : [...others, queue];
    this.items = items.sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Lets go of what this member may not see any more. */
  forgetAll(): void {
    this.items = [];
    this.known = false;
  }

  /** Keeps up with the news until the returned function is called. */
  follow(news: RequestNews): () => void {
    this.#following += 1;
    void this.load();
    const stops = [news.onQueue(this.#soon), news.onChange(this.#soon), news.onRefetch(this.#soon)];
    return () => {
      this.#following -= 1;
      clearTimeout(this.#pause);
      stops.forEach((stop) => stop());
    };
  }

  async load(): Promise<void> {
    const { data } = await listSessionQueues();
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

export const [useQueues, provideQueues] = createContext<Queues>();
