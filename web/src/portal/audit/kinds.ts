// The kinds of entries that this page knows, in the groups by which people look for them.
import type { LucideProps } from '@lucide/svelte';
import Building from '@lucide/svelte/icons/building';
import CircleUser from '@lucide/svelte/icons/circle-user';
import Fingerprint from '@lucide/svelte/icons/fingerprint-pattern';
import Inbox from '@lucide/svelte/icons/inbox';
import KeyRound from '@lucide/svelte/icons/key-round';
import Layers from '@lucide/svelte/icons/layers';
import LogIn from '@lucide/svelte/icons/log-in';
import MailOpen from '@lucide/svelte/icons/mail-open';
import MonitorSmartphone from '@lucide/svelte/icons/monitor-smartphone';
import Plug from '@lucide/svelte/icons/plug';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';
import * as m from '../../paraglide/messages.js';

export interface KindGroup {
  key: string;
  word: () => string;
  icon: Component<LucideProps>;
  kinds: readonly string[];
}

export const GROUPS: readonly KindGroup[] = [
  { key: 'sign_ins', word: m.audit_group_sign_ins, icon: LogIn, kinds: ['signed_in', 'signed_out', 'sign_in_revoked'] },
  { key: 'passwords', word: m.audit_group_passwords, icon: KeyRound, kinds: ['password_changed', 'password_reset', 'password_reset_offered'] },
  { key: 'factors', word: m.audit_group_factors, icon: Fingerprint, kinds: ['totp_turned_on', 'totp_turned_off', 'recovery_codes_renewed', 'passkey_added', 'passkey_renamed', 'passkey_removed', 'second_factors_removed'] },
  { key: 'account', word: m.audit_group_account, icon: CircleUser, kinds: ['profile_changed', 'photo_changed', 'calendar_offered', 'calendar_withdrawn', 'view_saved', 'view_deleted'] },
  { key: 'members', word: m.audit_group_members, icon: Users, kinds: ['member_added', 'member_changed', 'member_disabled', 'member_enabled', 'member_deleted'] },
  { key: 'invitations', word: m.audit_group_invitations, icon: MailOpen, kinds: ['invited', 'invitation_withdrawn', 'invitation_accepted'] },
  { key: 'roles', word: m.audit_group_roles, icon: ShieldCheck, kinds: ['role_created', 'role_changed', 'role_deleted'] },
  { key: 'queues', word: m.audit_group_queues, icon: Layers, kinds: ['queue_created', 'queue_changed', 'queue_archived', 'queue_restored', 'subscribed', 'unsubscribed'] },
  { key: 'tokens', word: m.audit_group_tokens, icon: Plug, kinds: ['api_token_created', 'api_token_revoked'] },
  { key: 'clients', word: m.audit_group_clients, icon: MonitorSmartphone, kinds: ['client_renamed', 'client_forgotten'] },
  { key: 'requests', word: m.audit_group_requests, icon: Inbox, kinds: ['batch_started', 'imported'] },
  { key: 'organisation', word: m.audit_group_organisation, icon: Building, kinds: ['founded', 'settings_changed', 'logo_changed'] },
];

/** The group that consists of these kinds and no others. */
export function groupOf(kinds: readonly string[]): KindGroup | undefined {
  return GROUPS.find((group) => group.kinds.length === kinds.length && group.kinds.every((kind) => kinds.includes(kind)));
}

/** What stands before an entry. */
export function iconOf(kind: string): Component<LucideProps> {
  return GROUPS.find(({ kinds }) => kinds.includes(kind))?.icon ?? ScrollText;
}
