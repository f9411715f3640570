// What was typed and not saved yet, kept while the agent goes from page to page. It lives with this tab and this sign-in:
// nobody else finds it here.
import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

/** A part of a form that knows whether it differs from what is saved. */
interface Unsaved {
  readonly dirty: boolean;
}

export class Drafts {
  readonly #texts = new SvelteMap<string, string>();
  readonly #forms = new SvelteMap<string, Readonly<Record<string, Unsaved>>>();

  /** What is typed under this name; empty when nothing is. */
  text(name: string): string {
    return this.#texts.get(name) ?? '';
  }

  write(name: string, text: string): void {
    if (text === '') this.#texts.delete(name);
    else this.#texts.set(name, text);
  }

  /** The form that was begun under this name, or a new one. */
  form<T extends Readonly<Record<string, Unsaved>>>(name: string, begin: () => T): T {
    const begun = this.#forms.get(name) as T | undefined;
    if (begun) return begun;
    const form = begin();
    this.#forms.set(name, form);
    return form;
  }

  /** Whether the form of this name holds something unsaved. */
  isUnsaved(name: string): boolean {
    return Object.values(this.#forms.get(name) ?? {}).some(({ dirty }) => dirty);
  }

  /** Whether closing the tab would lose anything. */
  get any(): boolean {
    return [...this.#texts.values()].some((text) => text.trim() !== '') || [...this.#forms.keys()].some((name) => this.isUnsaved(name));
  }
}

export const [useDrafts, provideDrafts] = createContext<Drafts>();
