// What can be done with a member; what cannot stays in its place and says why.
import Ban from '@lucide/svelte/icons/ban';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import KeyRound from '@lucide/svelte/icons/key-round';
import Pencil from '@lucide/svelte/icons/pencil';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import ShieldOff from '@lucide/svelte/icons/shield-off';
import Trash2 from '@lucide/svelte/icons/trash-2';
import type { ListedMemberBody, RightsBody, RoleBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import type { MenuEntry } from '../menu/entry';
import { isLastOwner, whyNoChange } from './people';

export type MemberTask = 'roles' | 'details' | 'reset' | 'factors' | 'disable' | 'enable' | 'delete';

/** Who asks, and whom the organisation has. */
interface Around {
  /** The id of who asks. */
  by: string;
  rights: RightsBody;
  members: readonly ListedMemberBody[];
  roles: readonly RoleBody[];
}

export function memberMenu(member: ListedMemberBody, { by, rights, members, roles }: Around, choose: (task: MemberTask) => void): MenuEntry[] {
  const beyond = whyNoChange(member, rights, roles) ?? undefined;
  const yourself = member.id === by ? m.members_why_yourself() : undefined;
  const last = isLastOwner(member, members) ? m.members_why_last_owner() : undefined;
  const standing: MenuEntry =
    member.standing === 'disabled'
      ? { label: m.members_enable(), icon: CircleCheck, apart: true, reason: beyond, act: () => choose('enable') }
      : { label: m.members_disable(), icon: Ban, apart: true, reason: beyond ?? last ?? yourself, act: () => choose('disable') };
  return [
    { label: m.members_change_roles(), icon: ShieldCheck, reason: beyond, act: () => choose('roles') },
    { label: m.members_change_details(), icon: Pencil, reason: beyond, act: () => choose('details') },
    { label: m.members_reset(), icon: KeyRound, reason: beyond ?? (yourself && m.members_why_own_password()), act: () => choose('reset') },
    {
      label: m.members_remove_factors(),
      icon: ShieldOff,
      reason: beyond ?? (yourself && m.members_why_own_factors()) ?? (member.second_factors.length === 0 ? m.members_why_no_factors({ name: member.name }) : undefined),
      act: () => choose('factors'),
    },
    standing,
    { label: m.members_delete(), icon: Trash2, danger: !(beyond ?? last ?? yourself), reason: beyond ?? last ?? yourself, act: () => choose('delete') },
  ];
}
