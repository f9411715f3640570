// The member's own name, language and time zone while they are edited. What was typed outlives the page.
import { editMe, type EditMeBody, type MeBody } from '../../api/generated';
import { fieldErrors } from '../../api/problem';
import * as m from '../../paraglide/messages.js';

type Facts = { name: string; language: string; zone: string };

export class Profile {
  draft: Facts;
  busy = $state(false);
  /** Saved, and not touched since. */
  saved = $state(false);
  /** A sentence for each refused field. */
  errors: Record<string, string> = $state({});
  problem: unknown = $state(null);
  #base: Facts;

  constructor(member: MeBody['member']) {
    this.#base = $state.raw(factsOf(member));
    this.draft = $state(factsOf(member));
  }

  get dirty(): boolean {
    return Object.keys(this.#changes()).length > 0;
  }

  /** Takes in what was changed elsewhere; what is typed here stays. */
  meet(member: MeBody['member']): void {
    const now = factsOf(member);
    for (const fact of ['name', 'language', 'zone'] as const) if (this.draft[fact] === this.#base[fact]) this.draft[fact] = now[fact];
    this.#base = now;
  }

  discard(): void {
    Object.assign(this.draft, this.#base);
    this.errors = {};
    this.problem = null;
  }

  /** Gives who is signed in then, if it worked. */
  async save(): Promise<MeBody | undefined> {
    this.problem = null;
    this.errors = this.draft.name.trim() === '' ? { name: m.common_field_missing() } : {};
    if (this.busy || this.errors['name']) return undefined;
    this.busy = true;
    const { data, error } = await editMe({ body: this.#changes() });
    this.busy = false;
    if (data) {
      this.#base = factsOf(data.member);
      this.draft.name = data.member.name;
      this.saved = true;
    } else {
      this.errors = fieldErrors(error);
      this.problem = Object.keys(this.errors).length > 0 ? null : (error ?? {});
    }
    return data;
  }

  #changes(): EditMeBody {
    const { name, language, zone } = this.draft;
    return {
      ...(name.trim() !== this.#base.name && { name: name.trim() }),
      ...(language !== this.#base.language && { language: language as EditMeBody['language'] }),
      ...(zone !== this.#base.zone && { time_zone: zone === 'browser' ? '' : zone }),
    };
  }
}

function factsOf({ name, language, time_zone }: MeBody['member']): Facts {
  return { name, language: language ?? 'browser', zone: time_zone ?? 'browser' };
}
