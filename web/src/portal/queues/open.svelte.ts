// The queue a page is about: as `Queues` keeps it while it is in use, and what there is instead when it is not.
import { getSessionQueue, type SessionQueueBody } from '../../api/generated';
import type { RequestNews } from '../live/news.svelte';
import type { Queues } from '../live/queues.svelte';

export type QueuePhase =
  | { kind: 'loading' }
  | { kind: 'shown'; queue: SessionQueueBody }
  | { kind: 'archived'; queue: SessionQueueBody }
  | { kind: 'missing' }
  | { kind: 'failed'; problem: unknown };

export class OpenQueue {
  readonly id: string;
  readonly #queues: Queues;
  readonly #news: RequestNews;
  /** What its own read said; without an answer yet, nothing. */
  #read: QueuePhase = $state.raw({ kind: 'loading' });

  readonly phase: QueuePhase = $derived.by(() => {
    const queue = this.#queues.find(this.id);
    if (queue) return { kind: 'shown', queue };
    return this.#read;
  });

  constructor(id: string, queues: Queues, news: RequestNews) {
    this.id = id;
    this.#queues = queues;
    this.#news = news;
  }

  /** Keeps up with the queue until the returned function is called. */
  follow(): () => void {
    void this.load();
    const stops = [
      this.#news.onQueue((id) => {
        if (id === this.id) void this.load();
      }),
      this.#news.onRefetch(() => void this.load()),
    ];
    return () => stops.forEach((stop) => stop());
  }

  load = async (): Promise<void> => {
    const { data, error, response } = await getSessionQueue({ path: { id: this.id } });
    if (data) this.tell(data);
    else if (response?.status === 404) this.#read = { kind: 'missing' };
    else if (this.#read.kind === 'loading') this.#read = { kind: 'failed', problem: error };
  };

  /** Takes in what was just read or written here. */
  tell(queue: SessionQueueBody): void {
    this.#read = { kind: queue.archived_at ? 'archived' : 'shown', queue };
    this.#queues.tell(queue);
  }
}
