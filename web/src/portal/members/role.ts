// What roles are called. Those that are built in have no name of their own: each reader's language names them.
import type { RoleRef } from '../../api/generated';
import * as m from '../../paraglide/messages.js';

const BUILT_IN: Readonly<Record<string, () => string>> = {
  owner: m.members_role_owner,
  admin: m.members_role_admin,
  support_agent: m.members_role_support_agent,
  data_protection_officer: m.members_role_data_protection_officer,
  user: m.members_role_user,
};

export function roleName({ id, name }: RoleRef): string {
  return name ?? BUILT_IN[id]?.() ?? id;
}
