// Where the pages of the list begin, so that a page can be read again long after it was left.
import { compareKeys, type SortKey } from './order';

/** A page begins after this key, and is asked for with this cursor; the first one has neither. */
export interface Page {
  after: SortKey | null;
  cursor: string | undefined;
}

const FIRST: Page = { after: null, cursor: undefined };

export class Pages {
  readonly #pages: Page[] = [FIRST];
  readonly #reading = new Set<Page>();

  add(page: Page): void {
    this.#pages.push(page);
  }

  /** The page in which a key lies. */
  of(key: SortKey): Page {
    return this.#pages.findLast(({ after }) => after === null || compareKeys(after, key) < 0) ?? FIRST;
  }

  /** The pages in which these rows were placed and that are not being read already. */
  to(ids: readonly string[], placed: ReadonlyMap<string, SortKey>): ReadonlySet<Page> {
    const pages = new Set(ids.map((id) => this.of(placed.get(id)!)));
    for (const page of this.#reading) pages.delete(page);
    return pages;
  }

  /** Notes that a page is being read while `read` takes. */
  async read<T>(page: Page, read: () => Promise<T>): Promise<T> {
    this.#reading.add(page);
    try {
      return await read();
    } finally {
      this.#reading.delete(page);
    }
  }
}
