// What members and roles are called now, as far as the reader may see them: the log itself names them as they were.
import { createContext } from 'svelte';
import { listMembers, listRoles } from '../../api/generated';
import type { RequestNews } from '../live/news.svelte';
import type { Me } from '../me';
import { roleName } from '../members/role';

export class Names {
  /** By id; empty for those who may not see members. */
  members: ReadonlyMap<string, string> = $state.raw(new Map());
  roles: ReadonlyMap<string, string> = $state.raw(new Map());
  readonly #me: Me;

  constructor(me: Me) {
    this.#me = me;
  }

  /** Keeps up with the news until the returned function is called. */
  follow(news: RequestNews): () => void {
    void this.load();
    return news.onRefetch(() => void this.load());
  }

  async load(): Promise<void> {
    const seesMembers = this.#me.sees('members');
    const [members, roles] = await Promise.all([seesMembers ? listMembers() : null, seesMembers || this.#me.sees('roles') ? listRoles() : null]);
    if (members?.data) this.members = new Map(members.data.items.map(({ id, name }) => [id, name]));
    if (roles?.data) this.roles = new Map(roles.data.items.map((role) => [role.id, roleName(role)]));
  }
}

export const [useNames, provideNames] = createContext<Names>();
