// What an invitation says in a list.
import Link2 from '@lucide/svelte/icons/link-2';
import Undo2 from '@lucide/svelte/icons/undo-2';
import type { InvitationBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import type { MenuEntry } from '../menu/entry';
import { dayTime } from '../requests/validity';

export type InvitationTask = 'again' | 'withdraw';

export function invitationMenu(choose: (task: InvitationTask) => void): MenuEntry[] {
  return [
    { label: m.members_invite_again(), icon: Link2, act: () => choose('again') },
    { label: m.members_withdraw(), icon: Undo2, danger: true, act: () => choose('withdraw') },
  ];
}

/** Whom it is for, by name where that is known. */
export function invitedName({ name, email }: InvitationBody): string {
  return name ?? email;
}

export function isExpired({ expires_at }: InvitationBody, now: number): boolean {
  return Date.parse(expires_at) <= now;
}

/** Until when its link works. */
export function invitedWords(invitation: InvitationBody, now: number, locale: string): string {
  return isExpired(invitation, now) ? m.members_invited_expired() : m.members_invited_valid({ when: dayTime(invitation.expires_at, now, locale) });
}
