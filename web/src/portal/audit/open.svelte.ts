// Which entries show their details.
import { SvelteSet } from 'svelte/reactivity';

export class OpenEntries {
  readonly #versions = new SvelteSet<number>();

  has(version: number): boolean {
    return this.#versions.has(version);
  }

  toggle(version: number): void {
    if (!this.#versions.delete(version)) this.#versions.add(version);
  }
}
