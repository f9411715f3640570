// The member's saved views: filters under a name.
import { deleteSavedView, listSavedViews, saveView, type SavedViewBody } from '../../api/generated';
import type { OpeningView } from './opening.svelte';

export class SavedViews {
  /** By name; empty until the first answer. */
  items: SavedViewBody[] = $state.raw([]);
  /** The one that was deleted last, as long as it can be brought back. */
  deleted: SavedViewBody | null = $state.raw(null);
  /** Why the last call did not work. */
  problem: unknown = $state.raw(null);
  /** The one that the list opens with. */
  readonly opening: OpeningView;
  #deletedOpening = false;

  constructor(opening: OpeningView) {
    this.opening = opening;
  }

  async load(): Promise<void> {
    const { data, error } = await listSavedViews();
    this.problem = error ?? null;
    if (!data) return;
    this.items = data.items;
    this.opening.learn(data.items);
  }

  /** Keeps a query under a name, in place of another of that name; gives the problem if there is one. */
  async save(name: string, query: string): Promise<unknown> {
    const { data, error } = await saveView({ body: { name, query } });
    if (!data) return error;
    this.#put(data);
    return undefined;
  }

  async delete(view: SavedViewBody): Promise<void> {
    const { error, response } = await deleteSavedView({ path: { id: view.id } });
    this.problem = error && response?.status !== 404 ? error : null;
    if (this.problem) return;
    this.items = this.items.filter(({ id }) => id !== view.id);
    this.deleted = view;
    this.#deletedOpening = this.opening.is(view);
    this.opening.learn(this.items);
  }

  /** Brings back what was deleted last. */
  async undo(): Promise<void> {
    if (!this.deleted) return;
    const { name, query } = this.deleted;
    this.problem = (await this.save(name, query)) ?? null;
    if (this.problem) return;
    if (this.#deletedOpening) this.opening.choose(this.deleted);
    this.deleted = null;
  }

  #put(view: SavedViewBody): void {
    const others = this.items.filter(({ id, name }) => id !== view.id && name !== view.name);
    this.items = [...others, view].sort((one, other) => one.name.localeCompare(other.name));
    this.opening.learn(this.items);
  }
}
