// The signed-in member, for every page below: who that is, and what they may do at this moment. Another member gets pages
// of their own; the name and the rights of this one follow the server while the pages stay.
import { createContext } from 'svelte';
import type { MeBody, RightsBody } from '../api/generated';

export type Section = keyof RightsBody;

export class Me {
  readonly #now: () => MeBody;

  /** @param now reads what the server said last */
  constructor(now: () => MeBody) {
    this.#now = now;
  }

  get member(): MeBody['member'] {
    return this.#now().member;
  }

  /** The portal is always signed in; only a program's answer names no client. */
  get client(): NonNullable<MeBody['client']> {
    const { client } = this.#now();
    if (!client) throw new Error('the portal is signed in without a client');
    return client;
  }

  get organisation(): MeBody['organisation'] {
    return this.#now().organisation;
  }

  get rights(): RightsBody {
    return this.#now().rights;
  }

  /** Whether this member may see a section. */
  sees(section: Section): boolean {
    return (this.rights[section] ?? 'none') !== 'none';
  }

  /** Whether this member may see a section and act in it. */
  edits(section: Section): boolean {
    return this.rights[section] === 'edit';
  }
}

export const [useMe, provideMe] = createContext<Me>();
