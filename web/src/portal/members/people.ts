// Who may be changed by whom, and which members the page shows. Pure: the pages ask, the server decides.
import type { InvitationBody, ListedMemberBody, RightsBody, RoleBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { cover, LEVELS, levelIn, reaches, SECTIONS } from './sections';

/** What somebody with these roles may do, all taken together. */
export function rightsOf(ids: readonly string[], roles: readonly RoleBody[]): RightsBody {
  const rights: RightsBody = {};
  for (const { rights: given } of roles.filter(({ id }) => ids.includes(id)))
    for (const section of SECTIONS) if (!reaches(levelIn(rights, section), levelIn(given, section))) rights[section] = levelIn(given, section);
  return rights;
}

/** Why this member may not be changed by somebody with these rights; null when they may. */
export function whyNoChange(member: ListedMemberBody, own: RightsBody, roles: readonly RoleBody[]): string | null {
  const theirs = rightsOf(member.roles.map(({ id }) => id), roles);
  return cover(own, theirs) ? null : m.members_why_beyond({ name: member.name });
}

/** Whether nobody else who can sign in is an owner. */
export function isLastOwner(member: ListedMemberBody, members: readonly ListedMemberBody[]): boolean {
  const owns = (one: ListedMemberBody) => one.standing === 'active' && one.roles.some(({ id }) => id === 'owner');
  return owns(member) && !members.some((one) => one.id !== member.id && owns(one));
}

/** Those in which every word occurs. */
export function found<T extends ListedMemberBody | InvitationBody>(people: readonly T[], typed: string): readonly T[] {
  const words = plain(typed).split(/\s+/).filter((word) => word !== '');
  return words.length === 0 ? people : people.filter(({ name, email }) => words.every((word) => plain(`${name ?? ''} ${email}`).includes(word)));
}

/** The sections in which a role goes further than somebody's own rights. */
export function beyond(rights: RightsBody, own: RightsBody): (keyof RightsBody)[] {
  return SECTIONS.filter((section) => !reaches(levelIn(own, section), levelIn(rights, section)));
}

/** As much of a role as somebody with these rights may give. */
export function within(rights: RightsBody, own: RightsBody): RightsBody {
  return Object.fromEntries(SECTIONS.map((section) => [section, LEVELS[Math.min(LEVELS.indexOf(levelIn(rights, section)), LEVELS.indexOf(levelIn(own, section)))]]));
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** What was chosen from `before`, on top of what holds now: who added or took away a role still does so, and nothing else. */
export function rebased(chosen: readonly string[], before: readonly string[], now: readonly string[]): string[] {
  const kept = now.filter((id) => chosen.includes(id) || !before.includes(id));
  return [...kept, ...chosen.filter((id) => !before.includes(id) && !now.includes(id))];
}
