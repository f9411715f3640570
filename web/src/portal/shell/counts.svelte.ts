// The numbers beside Requests and Agenda in the navigation. Those of the queues are with `Queues`.
import { createContext } from 'svelte';
import { countSessionRequests, type StatusCountsBody } from '../../api/generated';
import type { RequestNews } from '../live/news.svelte';
import { restOfDay } from '../requests/days';

/** A number, or that many or more. */
export interface Count {
  count: number;
  isLeast: boolean;
}

/** Changes come in bursts; the numbers are asked for once after each. */
const PAUSE_MS = 1000;

export class NavCounts {
  /** Requests that are not closed; unknown before the first answer. */
  requests: Count | null = $state.raw(null);
  /** Requests that begin later today. */
  today: Count | null = $state.raw(null);
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** Keeps up with the news until the returned function is called. */
  follow(news: RequestNews): () => void {
    void this.load();
    const soon = () => this.#soon();
    const stops = [news.onChange(soon), news.onRefetch(() => void this.load())];
    return () => {
      clearTimeout(this.#pause);
      stops.forEach((stop) => stop());
    };
  }

  async load(): Promise<void> {
    const { from, until } = restOfDay(Date.now());
    const [all, today] = await Promise.all([
      countSessionRequests(),
      countSessionRequests({ query: { scheduled_from: from, scheduled_until: until } }),
    ]);
    if (all.data) this.requests = notClosed(all.data);
    if (today.data) this.today = notClosed(today.data);
  }

  #soon(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.load(), PAUSE_MS);
  }
}

function notClosed({ open, waiting, ready, connected, expired, most }: StatusCountsBody): Count {
  const parts = [open, waiting, ready, connected, expired];
  return { count: parts.reduce((sum, part) => sum + part, 0), isLeast: parts.some((part) => part >= most) };
}

export const [useNavCounts, provideNavCounts] = createContext<NavCounts>();
