// What belongs to an entry beside its sentence, as names and values. What this page has no words for is shown as it is
// stored: an audit log keeps nothing back.
import type { AuditEventBody, RightsBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { exactTime } from '../../ui/time';
import { clientWords } from '../clients/words';
import { spacedId } from '../clients/id';
import { roleDoes } from '../members/role';
import { rolesIn, type Reader } from './what';

export interface Fact {
  label: string;
  value: string;
}

type Words = Pick<Reader, 'roles' | 'locale'>;

const LABELS: Readonly<Record<string, () => string>> = {
  member: m.audit_fact_member,
  roles: m.audit_fact_roles,
  role: m.audit_fact_role_id,
  name: m.audit_fact_role,
  rights: m.audit_fact_rights,
  client: m.audit_fact_its_client,
  queue: m.audit_fact_queue,
  total: m.audit_fact_total,
  batch: m.audit_fact_batch,
  import: m.audit_fact_import,
  invitation: m.audit_fact_invitation,
  sign_in: m.audit_fact_sign_in,
  view: m.audit_fact_view,
  version: m.audit_fact_version,
  passkey: m.audit_fact_passkey_id,
  token: m.audit_fact_token,
  expires_at: m.audit_fact_expires,
};

/** Said by the sentence already. */
const SAID: ReadonlySet<string> = new Set(['kind', 'details', 'set', 'by']);

export function factsOf(what: AuditEventBody['what'], words: Words): readonly Fact[] {
  return Object.entries(what)
    .filter(([key]) => !SAID.has(key) && !(what['kind'] === 'signed_in' && key === 'client'))
    .map(([key, value]) => ({ label: labelOf(key, what), value: valueWords(key, value, words) }));
}

function labelOf(key: string, what: AuditEventBody['what']): string {
  if (key === 'name' && 'passkey' in what) return m.audit_fact_passkey();
  return LABELS[key]?.() ?? key;
}

function valueWords(key: string, value: unknown, words: Words): string {
  if (key === 'roles') return rolesIn(value, words) || m.members_no_roles();
  if (key === 'rights' && isRecord(value)) return roleDoes({ id: '', rights: value as RightsBody }, words.locale);
  if (typeof value === 'number') return value.toLocaleString(words.locale);
  if (key === 'expires_at' && typeof value === 'string') return exactTime(value, words.locale);
  if (typeof value === 'string') return value;
  if (isRecord(value) && typeof value['name'] === 'string' && 'id' in value) {
    if (key !== 'client') return m.audit_named_with_id({ name: value['name'], id: String(value['id']) });
    return m.audit_named_with_id({ name: clientWords(value['name']), id: spacedId(String(value['id'])) });
  }
  return JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
