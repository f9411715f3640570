// The request that the shown page is about, or its keyboard is at: what commands without a name of their own act on.
import { createContext, untrack } from 'svelte';
import type { SessionRequestBody } from '../../api/generated';
import type { CommandEntry } from './entry';

export interface AtHand {
  request: SessionRequestBody | undefined;
  /** Whether the keys of a request act on it here. */
  keys: boolean;
  /** Whether its page is open. */
  open: boolean;
  /** Changes its facts, where the page can. */
  edit?: () => void;
  /** Begins a comment. */
  comment: () => void;
  /** What only this page can do. */
  more?: readonly CommandEntry[];
}

export class WhatIsAtHand {
  #pages: readonly (() => AtHand)[] = $state.raw([]);
  readonly current: AtHand | undefined = $derived(this.#pages.at(-1)?.());

  /** Lets a page say what is at hand until the returned function is called. */
  tell(page: () => AtHand): () => void {
    // Called in effects, which must not depend on what they add to.
    untrack(() => (this.#pages = [...this.#pages, page]));
    return () => {
      this.#pages = this.#pages.filter((other) => other !== page);
    };
  }
}

export const [useAtHand, provideAtHand] = createContext<WhatIsAtHand>();
