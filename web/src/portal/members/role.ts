// What roles are called, and what they are for. Those that are built in have no name of their own: each reader's language
// names them.
import type { RightsBody, RoleBody, RoleRef } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { levelIn, SECTIONS, sectionWords } from './sections';

const BUILT_IN: Readonly<Record<string, { name: () => string; does: () => string }>> = {
  owner: { name: m.members_role_owner, does: m.members_role_owner_does },
  admin: { name: m.members_role_admin, does: m.members_role_admin_does },
  support_agent: { name: m.members_role_support_agent, does: m.members_role_support_agent_does },
  data_protection_officer: { name: m.members_role_data_protection_officer, does: m.members_role_data_protection_officer_does },
  user: { name: m.members_role_user, does: m.members_role_user_does },
};

export function roleName({ id, name }: Pick<RoleRef, 'id'> & { name?: string | null }): string {
  return name ?? BUILT_IN[id]?.name() ?? id;
}

/** What whoever has the role may do, in a line. */
export function roleDoes({ id, rights }: Pick<RoleBody, 'id' | 'rights'>, locale: string): string {
  return BUILT_IN[id]?.does() ?? rightsInWords(rights, locale);
}

function rightsInWords(rights: RightsBody, locale: string): string {
  const of = (level: 'view' | 'edit') =>
    new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(SECTIONS.filter((section) => levelIn(rights, section) === level).map((section) => sectionWords(section).name));
  const sentences = [of('edit') && m.members_edits({ sections: of('edit') }), of('view') && m.members_sees({ sections: of('view') })].filter((one) => one !== '');
  return sentences.join(' ') || m.members_role_user_does();
}
