// How entries are told to this reader: in their language, with links to what they may see.
import { createContext } from 'svelte';
import type { AuditEventBody } from '../../api/generated';
import { language } from '../../app/language.svelte';
import type { Clients } from '../live/clients.svelte';
import type { Me } from '../me';
import type { Names } from './names.svelte';
import { placeWords } from './place';
import { said, type Thing } from './what';

interface Around {
  me: Me;
  names: Pick<Names, 'roles'>;
  clients: Clients;
}

export class Telling {
  readonly #around: Around;

  constructor(around: Around) {
    this.#around = around;
  }

  /** What was done. */
  said(event: AuditEventBody): readonly (string | Thing)[] {
    const { me, names } = this.#around;
    return said(event, { sees: (section) => me.sees(section), roles: names.roles, locale: language.region });
  }

  /** From where. */
  place(event: AuditEventBody): string {
    return placeWords(event, (id) => this.#around.clients.find(id)?.name);
  }
}

export const [useTelling, provideTelling] = createContext<Telling>();
