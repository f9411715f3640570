// Which view the list opens with: a choice of the member in this browser. An address still shows what it says; only
// the ways that merely lead to the list end here.
import { keptUp, openingAddress, readOpening, writeOpening, type Opening } from './opening';

export class OpeningView {
  current: Opening | null = $state.raw(null);
  readonly address: string = $derived(openingAddress(this.current));
  readonly #storedAs: string;

  constructor(memberId: string) {
    this.#storedAs = `deskside-opening-view-${memberId}`;
    this.current = readOpening(localStorage.getItem(this.#storedAs));
  }

  is(view: Opening): boolean {
    return this.current?.name === view.name;
  }

  /** Opens the list with this view from now on; with everything when it is null. */
  choose(view: Opening | null): void {
    this.current = view && { name: view.name, query: view.query };
    if (this.current) localStorage.setItem(this.#storedAs, writeOpening(this.current));
    else localStorage.removeItem(this.#storedAs);
  }

  /** Learns what the member's views are now. */
  learn(views: readonly Opening[]): void {
    if (this.current) this.choose(keptUp(this.current, views));
  }
}
