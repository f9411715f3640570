// How many requests of each status the filter would show.
import { countSessionRequests, type Status, type StatusCountsBody } from '../../api/generated';
import { asked, type RequestFilter } from './filter';
import { STATUSES } from './status';

/** A number, and whether there may be more than the server counted. */
export interface Count {
  count: number;
  orMore: boolean;
}

/** Changes come in bursts; counting follows once after each. */
const PAUSE_MS = 400;

export class Counts {
  #counts: StatusCountsBody | null = $state.raw(null);
  #pause: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  of(status: Status): Count | null {
    return this.sum([status]);
  }

  /** Of several statuses together; of all when none is named. Unknown before the first answer. */
  sum(statuses: readonly Status[]): Count | null {
    const counts = this.#counts;
    if (!counts) return null;
    const of = statuses.length === 0 ? STATUSES : statuses;
    const count = of.reduce((sum, status) => sum + counts[status], 0);
    const orMore = of.some((status) => counts[status] >= counts.most);
    return { count: orMore ? counts.most : count, orMore };
  }

  async load(filter: RequestFilter): Promise<void> {
    clearTimeout(this.#pause);
    const asking = ++this.#asked;
    const { data } = await countSessionRequests({ query: asked(filter) });
    if (data && asking === this.#asked) this.#counts = data;
  }

  /** Counts again after the changes that are coming in. */
  loadSoon(filter: RequestFilter): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.load(filter), PAUSE_MS);
  }

  /** What was counted for another filter says nothing. */
  forget(): void {
    this.#asked += 1;
    clearTimeout(this.#pause);
    this.#counts = null;
  }
}
