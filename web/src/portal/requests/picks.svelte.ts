// The rows that are picked for an action over many.
import type { BatchSelection } from '../../api/generated';
import { asked, type RequestFilter } from './filter';
import { allOf, extendedTo, isPicked, NOTHING, toggled, type Picked } from './picking';

export class Picks {
  picked: Picked = $state.raw(NOTHING);
  /** Whether anything is picked. */
  readonly any: boolean = $derived(this.picked.kind === 'matching' || this.picked.ids.size > 0);

  has(id: string): boolean {
    return isPicked(this.picked, id);
  }

  toggle(id: string, shown: readonly string[]): void {
    this.picked = toggled(this.picked, id, shown);
  }

  extendTo(id: string, shown: readonly string[]): void {
    this.picked = extendedTo(this.picked, id, shown);
  }

  takeAll(shown: readonly string[]): void {
    this.picked = allOf(shown);
  }

  takeMatching(): void {
    this.picked = { kind: 'matching' };
  }

  /** Lets all go; says whether there were any. */
  clear(): boolean {
    const had = this.any;
    this.picked = NOTHING;
    return had;
  }

  /** What the API is to act on. */
  selection(filter: RequestFilter): BatchSelection {
    return this.picked.kind === 'matching' ? { kind: 'matching', filter: asked(filter) } : { kind: 'these', ids: [...this.picked.ids] };
  }
}
