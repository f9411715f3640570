// One section of the settings while it is edited: what was typed, whether it differs, and saving it. What others save
// meanwhile is taken in; only where both sides changed the same thing a person decides.
import { editOrganisation, getOrganisation, type EditOrganisationBody, type OrganisationSettingsBody } from '../../api/generated';
import { fieldErrors, problemCode } from '../../api/problem';
import type { Organisation } from '../live/organisation.svelte';
import { changedFields, changes, rebased } from './rebase';

interface Parts<T> {
  /** What the section is about, out of all settings. */
  read: (settings: OrganisationSettingsBody) => T;
  /** What changed, as the API takes it. */
  write: (changes: Partial<T>) => EditOrganisationBody;
  /** A sentence for each field that cannot be saved. */
  check?: (draft: T) => Record<string, string>;
}

/** A save that met another one is sent once more, and no third time. */
type Attempt = 'first' | 'second';

export class Section<T extends object> {
  draft: T;
  busy = $state(false);
  /** Saved, and not touched since. */
  saved = $state(false);
  /** A sentence for each refused field. */
  errors: Record<string, string> = $state({});
  problem: unknown = $state(null);
  /** Changed here and by somebody else. */
  conflicts: (keyof T)[] = $state.raw([]);
  #base: T;
  #version: number;
  readonly #organisation: Organisation;
  readonly #parts: Parts<T>;

  constructor(organisation: Organisation, settings: OrganisationSettingsBody, parts: Parts<T>) {
    this.#organisation = organisation;
    this.#parts = parts;
    this.#base = $state.raw(parts.read(settings));
    this.#version = $state(settings.version);
    this.draft = $state(parts.read(settings));
  }

  get dirty(): boolean {
    return changedFields(this.#base, this.#plain()).length > 0;
  }

  /** Takes in settings that were read or written elsewhere. */
  meet(settings: OrganisationSettingsBody): void {
    if (settings.version <= this.#version) return;
    const now = this.#parts.read(settings);
    const outcome = rebased(this.#base, this.#plain(), now);
    this.#base = now;
    this.#version = settings.version;
    this.draft = outcome.draft;
    this.conflicts = outcome.conflicts;
  }

  async save(): Promise<void> {
    if (this.busy || !this.dirty) return;
    this.problem = null;
    this.errors = this.#parts.check?.(this.#plain()) ?? {};
    if (Object.keys(this.errors).length > 0) return;
    this.busy = true;
    await this.#send('first');
    this.busy = false;
  }

  /** Goes back to what is saved. */
  discard(): void {
    this.draft = structuredClone(this.#base);
    this.errors = {};
    this.problem = null;
    this.conflicts = [];
  }

  async #send(attempt: Attempt): Promise<void> {
    const body = { version: this.#version, ...this.#parts.write(changes(this.#base, this.#plain())) };
    const { data, error } = await editOrganisation({ body });
    if (data) {
      this.#base = this.#parts.read(data);
      this.#version = data.version;
      this.draft = this.#parts.read(data);
      this.conflicts = [];
      this.saved = true;
      this.#organisation.tell(data);
    } else if (problemCode(error) === 'stale_version') await this.#rebase(attempt, error);
    else this.#refuse(error);
  }

  async #rebase(attempt: Attempt, stale: unknown): Promise<void> {
    const { data, error } = await getOrganisation();
    if (!data) return this.#refuse(error);
    this.meet(data);
    this.#organisation.tell(data);
    if (this.conflicts.length > 0) return;
    // Somebody saved another section: nothing for a person to decide.
    if (attempt === 'first') await this.#send('second');
    else this.#refuse(stale);
  }

  #refuse(error: unknown): void {
    this.errors = fieldErrors(error);
    this.problem = error ?? {};
  }

  #plain(): T {
    return $state.snapshot(this.draft) as T;
  }
}
