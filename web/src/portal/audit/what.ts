// What an entry of the audit log says, as a sentence without its doer: who did it stands beside it. What is named in
// it are things, which lead somewhere where their reader may go.
import type { AuditEventBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { isolated, partsOf } from '../../ui/isolated';
import { spacedId } from '../clients/id';
import { clientWords } from '../clients/words';
import { roleName } from '../members/role';
import type { Section } from '../me';
import { agentOf } from './actor';

/** Something that is named, and its page if the reader may see that. */
export interface Thing {
  text: string;
  href?: string;
}

/** What a sentence needs to know besides the entry. */
export interface Reader {
  sees: (section: Section) => boolean;
  /** What the organisation's own roles are called now, by their ids. */
  roles: ReadonlyMap<string, string>;
  locale: string;
}

type What = AuditEventBody['what'];

/** The kind of an entry, in the server's words. */
export function kindOf(what: What): string {
  return typeof what['kind'] === 'string' ? what['kind'] : '';
}

/** What was done: texts and things, one after the other. Of a kind that only a newer server knows it is the plain name. */
export function said(event: Pick<AuditEventBody, 'by' | 'what'>, reader: Reader): readonly (string | Thing)[] {
  const things: Thing[] = [];
  const name = (thing: Thing) => isolated(String(things.push(thing) - 1));
  const sentence = SENTENCES[kindOf(event.what)]?.(event.what, { event, reader, name }) ?? kindOf(event.what);
  return partsOf(sentence).map(({ text, isName }) => (isName ? (things[Number(text)] ?? text) : text));
}

/** The same as plain text. */
export function saidPlainly(event: Pick<AuditEventBody, 'by' | 'what'>, reader: Reader): string {
  return said(event, reader).map((part) => (typeof part === 'string' ? part : part.text)).join('');
}

/** Roles as they are called now; one that was deleted has no name left. */
export function rolesIn(value: unknown, { roles, locale }: Pick<Reader, 'roles' | 'locale'>): string {
  const ids = Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
  const named = ids.map((id) => (isOwn(id) ? (roles.get(id) ?? m.audit_former_role()) : roleName({ id })));
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(named);
}

/** A member, as they were called at the time. */
export function memberIn(value: unknown, reader: Pick<Reader, 'sees'>): Thing {
  return refIn(value, '/members/', reader.sees('members'));
}

interface Around {
  event: Pick<AuditEventBody, 'by' | 'what'>;
  reader: Reader;
  /** Keeps a thing, and gives what stands for it in a message. */
  name: (thing: Thing) => string;
}

const SENTENCES: Readonly<Record<string, (what: What, around: Around) => string>> = {
  founded: () => m.audit_did_founded(),
  signed_in: ({ by }) => SIGNED_IN_BY[typeof by === 'string' ? by : '']?.() ?? m.audit_did_signed_in(),
  signed_out: () => m.audit_did_signed_out(),
  sign_in_revoked: () => m.audit_did_sign_in_revoked(),
  profile_changed: () => m.audit_did_profile_changed(),
  password_changed: () => m.audit_did_password_changed(),
  password_reset: () => m.audit_did_password_reset(),
  password_reset_offered: (what, around) => m.audit_did_password_reset_offered({ member: member(what, around) }),
  member_added: (what, around) => m.audit_did_member_added({ member: member(what, around), roles: roles(what, around) || m.members_no_roles() }),
  member_changed: memberChanged,
  member_disabled: (what, around) => m.audit_did_member_disabled({ member: member(what, around) }),
  member_enabled: (what, around) => m.audit_did_member_enabled({ member: member(what, around) }),
  member_deleted: (what, { name }) => m.audit_did_member_deleted({ member: name({ text: textIn(what['member'], 'name') }) }),
  invited: (what, around) => m.audit_did_invited({ roles: roles(what, around) || m.members_no_roles() }),
  invitation_withdrawn: () => m.audit_did_invitation_withdrawn(),
  invitation_accepted: () => m.audit_did_invitation_accepted(),
  role_created: (what, around) => m.audit_did_role_created({ role: role(what, around) }),
  role_changed: (what, around) => m.audit_did_role_changed({ role: role(what, around) }),
  role_deleted: (what, { name }) => m.audit_did_role_deleted({ role: name({ text: textIn(what, 'name') }) }),
  client_renamed: (what, { name }) => m.audit_did_client_renamed({ id: name({ text: spacedId(textIn(what['client'], 'id')), href: '/clients' }), client: name({ text: textIn(what['client'], 'name') }) }),
  client_forgotten: (what, { name }) => m.audit_did_client_forgotten({ client: name({ text: clientWords(textIn(what['client'], 'name')) }) }),
  settings_changed: () => m.audit_did_settings_changed(),
  logo_changed: (what) => (what['set'] === false ? m.audit_did_logo_removed() : m.audit_did_logo_set()),
  queue_created: (what, around) => m.audit_did_queue_created({ queue: queue(what, around) }),
  queue_changed: (what, around) => m.audit_did_queue_changed({ queue: queue(what, around) }),
  queue_archived: (what, around) => m.audit_did_queue_archived({ queue: queue(what, around) }),
  queue_restored: (what, around) => m.audit_did_queue_restored({ queue: queue(what, around) }),
  subscribed: (what, around) =>
    isOwnDoing(what, around) ? m.audit_did_subscribed_self({ queue: queue(what, around) }) : m.audit_did_subscribed({ member: member(what, around), queue: queue(what, around) }),
  unsubscribed: (what, around) =>
    isOwnDoing(what, around) ? m.audit_did_unsubscribed_self({ queue: queue(what, around) }) : m.audit_did_unsubscribed({ member: member(what, around), queue: queue(what, around) }),
  batch_started: (what) => m.audit_did_batch_started({ count: numberIn(what['total']) }),
  imported: (what) => m.audit_did_imported({ count: numberIn(what['total']) }),
  api_token_created: (what, { name }) => m.audit_did_token_created({ token: name({ text: textIn(what['token'], 'name') }) }),
  api_token_revoked: (what, around) =>
    isOwnDoing(what, around)
      ? m.audit_did_token_revoked_self({ token: around.name({ text: textIn(what['token'], 'name') }) })
      : m.audit_did_token_revoked({ token: around.name({ text: textIn(what['token'], 'name') }), member: member(what, around) }),
  photo_changed: (what) => (what['set'] === false ? m.audit_did_photo_removed() : m.audit_did_photo_set()),
  calendar_offered: () => m.audit_did_calendar_offered(),
  calendar_withdrawn: () => m.audit_did_calendar_withdrawn(),
  totp_turned_on: () => m.audit_did_totp_on(),
  totp_turned_off: () => m.audit_did_totp_off(),
  recovery_codes_renewed: () => m.audit_did_recovery_codes(),
  passkey_added: (what, { name }) => m.audit_did_passkey_added({ passkey: name({ text: textIn(what, 'name') }) }),
  passkey_renamed: (what, { name }) => m.audit_did_passkey_renamed({ passkey: name({ text: textIn(what, 'name') }) }),
  passkey_removed: () => m.audit_did_passkey_removed(),
  second_factors_removed: (what, around) => m.audit_did_factors_removed({ member: member(what, around) }),
  view_saved: () => m.audit_did_view_saved(),
  view_deleted: () => m.audit_did_view_deleted(),
};

/** What was proved beside the password, or instead of it. */
const SIGNED_IN_BY: Readonly<Record<string, (() => string) | undefined>> = {
  totp: m.audit_did_signed_in_code,
  recovery_code: m.audit_did_signed_in_recovery,
  passkey: m.audit_did_signed_in_passkey,
};

function memberChanged(what: What, around: Around): string {
  if (what['details'] === true) return m.audit_did_member_details({ member: member(what, around) });
  const since = roles(what, around);
  return since ? m.audit_did_member_roles({ member: member(what, around), roles: since }) : m.audit_did_member_no_roles({ member: member(what, around) });
}

function member(what: What, { name, reader }: Around): string {
  return name(memberIn(what['member'], reader));
}

function queue(what: What, { name, reader }: Around): string {
  return name(refIn(what['queue'], '/queues/', reader.sees('session_queues')));
}

function role(what: What, { name, reader }: Around): string {
  const mayGo = reader.sees('roles') || reader.sees('members');
  return name({ text: textIn(what, 'name'), ...(mayGo && { href: '/roles' }) });
}

function roles(what: What, { reader }: Around): string {
  return rolesIn(what['roles'], reader);
}

/** Whether who did it is whom it was done to. */
function isOwnDoing(what: What, { event: { by } }: Around): boolean {
  return agentOf(by)?.id === textIn(what['member'], 'id');
}

function refIn(value: unknown, path: string, mayGo: boolean): Thing {
  const id = textIn(value, 'id');
  return { text: textIn(value, 'name'), ...(mayGo && id && { href: path + id }) };
}

function textIn(value: unknown, key: string): string {
  const text = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof text === 'string' || typeof text === 'number' ? String(text) : '';
}

function numberIn(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** The organisation's own roles are named by ids, those that are built in by words. */
function isOwn(role: string): boolean {
  return role.includes('-');
}
