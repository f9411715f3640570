// What was changed in the table of rights and is not saved yet. It holds the changed cells alone: whatever else a
// colleague changes meanwhile shows through, and saving writes both together.
import type { RightLevel, RightsBody, RoleBody } from '../../api/generated';
import { SvelteMap } from 'svelte/reactivity';
import type { Section } from '../me';
import { levelIn, SECTIONS } from './sections';

export class RoleChanges {
  readonly #cells = new SvelteMap<string, RightsBody>();

  get dirty(): boolean {
    return this.#cells.size > 0;
  }

  /** The ids of the roles that are changed. */
  get roles(): string[] {
    return [...this.#cells.keys()];
  }

  /** How many cells are changed. */
  get count(): number {
    return [...this.#cells.values()].reduce((sum, cells) => sum + Object.keys(cells).length, 0);
  }

  /** How far the right goes as it stands in the table. */
  level(role: RoleBody, section: Section): RightLevel {
    return this.#cells.get(role.id)?.[section] ?? levelIn(role.rights, section);
  }

  isChanged(role: RoleBody, section: Section): boolean {
    return this.level(role, section) !== levelIn(role.rights, section);
  }

  /** The role's rights as they stand in the table. */
  rights(role: RoleBody): RightsBody {
    return Object.fromEntries(SECTIONS.map((section) => [section, this.level(role, section)]));
  }

  set(role: RoleBody, section: Section, level: RightLevel): void {
    this.#keep(role, { ...this.#cells.get(role.id), [section]: level });
  }

  /** Lets go of what the role gives anyway by now. */
  meet(role: RoleBody): void {
    const cells = this.#cells.get(role.id);
    if (cells) this.#keep(role, cells);
  }

  discard(id: string): void {
    this.#cells.delete(id);
  }

  discardAll(): void {
    this.#cells.clear();
  }

  #keep(role: RoleBody, cells: RightsBody): void {
    const before = this.#cells.get(role.id);
    const kept = Object.fromEntries(Object.entries(cells).filter(([section, level]) => level !== levelIn(role.rights, section as Section)));
    if (Object.keys(kept).length === 0) {
      if (before) this.#cells.delete(role.id);
    } else if (JSON.stringify(before) !== JSON.stringify(kept)) this.#cells.set(role.id, kept);
  }
}
