// Members, roles and open invitations, as the page shows them, and what was changed here before the server's hint comes.
import { createContext } from 'svelte';
import { listInvitations, listMembers, listRoles, type InvitationBody, type ListedMemberBody, type RoleBody } from '../../api/generated';
import type { RequestNews } from '../live/news.svelte';
import type { Me } from '../me';

/** Many come and go at once when a day begins; the lists are asked for once after each burst. */
const PAUSE_MS = 300;

export class Directory {
  members: readonly ListedMemberBody[] = $state.raw([]);
  roles: readonly RoleBody[] = $state.raw([]);
  invitations: readonly InvitationBody[] = $state.raw([]);
  known = $state(false);
  /** Why there is no answer yet. */
  problem: unknown = $state.raw(null);
  readonly #me: Me;
  #asked = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(me: Me) {
    this.#me = me;
  }

  role(id: string): RoleBody | undefined {
    return this.roles.find((role) => role.id === id);
  }

  /** Keeps up with the news until the returned function is called. */
  follow(news: RequestNews): () => void {
    void this.load();
    const stops = [news.onMembers(this.#soon), news.onRefetch(() => void this.load())];
    return () => {
      clearTimeout(this.#pause);
      stops.forEach((stop) => stop());
    };
  }

  async load(): Promise<void> {
    const asking = ++this.#asked;
    const seesMembers = this.#me.sees('members');
    const [members, roles, invitations] = await Promise.all([seesMembers ? listMembers() : null, listRoles(), seesMembers ? listInvitations() : null]);
    // A later answer, or what was done here meanwhile, is newer.
    if (asking !== this.#asked) return;
    this.problem = members?.error ?? roles.error ?? invitations?.error ?? (roles.data ? null : {});
    if (this.problem || !roles.data) return;
    this.members = members?.data?.items ?? [];
    this.roles = roles.data.items;
    this.invitations = invitations?.data?.items ?? [];
    this.known = true;
  }

  /** Takes in a member that was just changed here. */
  tellMember(member: ListedMemberBody): void {
    this.#changedHere();
    this.members = this.members.map((one) => (one.id === member.id ? member : one));
  }

  /** Leaves out a member that was just deleted here. */
  forgetMember(id: string): void {
    this.#changedHere();
    this.members = this.members.filter((member) => member.id !== id);
  }

  /** Takes in a role that was just made or changed here. */
  tellRole(role: RoleBody): void {
    this.#changedHere();
    this.roles = this.role(role.id) ? this.roles.map((one) => (one.id === role.id ? role : one)) : [...this.roles, role];
  }

  forgetRole(id: string): void {
    this.#changedHere();
    this.roles = this.roles.filter((role) => role.id !== id);
  }

  /** Takes in an invitation that was just made here; an earlier one for the same address is void. */
  tellInvitation(invitation: InvitationBody): void {
    this.#changedHere();
    this.invitations = [invitation, ...this.invitations.filter(({ email }) => email.toLowerCase() !== invitation.email.toLowerCase())];
  }

  forgetInvitation(id: string): void {
    this.#changedHere();
    this.invitations = this.invitations.filter((invitation) => invitation.id !== id);
  }

  // What is under way was asked before the change; the answer to the next question knows of it.
  #changedHere(): void {
    this.#asked += 1;
    this.#soon();
  }

  #soon = (): void => {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.load(), PAUSE_MS);
  };
}

export const [useDirectory, provideDirectory] = createContext<Directory>();
