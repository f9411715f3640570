import { expect, test } from 'vitest';
import type { AuditActorBody, AuditEventBody } from '../../api/generated';
import { GROUPS } from './kinds';
import { said, saidPlainly, type Reader } from './what';

const LENA: AuditActorBody = { kind: 'member', agent: { id: 'lena', name: 'Lena Vogt' }, client: '471093528' };
const SHELL: AuditActorBody = { kind: 'command_line' };
const JAMAL = { id: 'jamal', name: 'Jamal Brooks' };
const FIRST = { id: 'first', name: 'First line', colour: 'teal' };
const LEAD = 'aaaaaaaa-0000-0000-0000-000000000000';
const reader: Reader = { sees: () => true, roles: new Map([[LEAD, 'Shift lead']]), locale: 'en-GB' };

test.each<[AuditActorBody, AuditEventBody['what'], string]>([
  [LENA, { kind: 'signed_in', client: '471093528' }, 'Signed in'],
  [LENA, { kind: 'member_disabled', member: JAMAL }, 'Disabled Jamal Brooks'],
  [SHELL, { kind: 'member_added', member: JAMAL, roles: ['support_agent', LEAD] }, 'Added Jamal Brooks: Support agent, Shift lead'],
  [LENA, { kind: 'member_changed', member: JAMAL, roles: ['owner', 'bbbbbbbb-0000-0000-0000-000000000000'], details: false }, 'Changed the roles of Jamal Brooks: Owner, a former role'],
  [LENA, { kind: 'member_changed', member: JAMAL, roles: [], details: false }, 'Took all roles from Jamal Brooks'],
  [LENA, { kind: 'member_changed', member: JAMAL, roles: ['owner'], details: true }, 'Changed name or email of Jamal Brooks'],
  [LENA, { kind: 'role_changed', role: LEAD, name: 'Shift lead', rights: { members: 'view' } }, 'Changed the role Shift lead'],
  [LENA, { kind: 'client_renamed', client: { id: 471093528, name: 'Front desk' } }, 'Renamed the client 471\u00a0093\u00a0528 to Front desk'],
  [LENA, { kind: 'subscribed', queue: FIRST, member: JAMAL }, 'Subscribed Jamal Brooks to First line'],
  [LENA, { kind: 'subscribed', queue: FIRST, member: { id: 'lena', name: 'Lena Vogt' } }, 'Subscribed to First line'],
  [LENA, { kind: 'batch_started', batch: 'b', total: 24 }, 'Began an action over 24 requests'],
  [LENA, { kind: 'imported', total: 1 }, 'Imported 1 request'],
  [LENA, { kind: 'logo_changed', set: false }, 'Removed the organisation’s logo'],
])('%o did %o', (by, what, words) => {
  expect(saidPlainly({ by, what }, reader)).toBe(words);
});

test('of a kind that only a newer server knows the plain name is shown', () => {
  expect(saidPlainly({ by: LENA, what: { kind: 'webhook_created', url: 'https://example.org' } }, reader)).toBe('webhook_created');
});

test('what is not as it should be breaks nothing', () => {
  for (const { kinds } of GROUPS) for (const kind of kinds) expect(saidPlainly({ by: LENA, what: { kind, member: 7, queue: null, roles: 'x' } }, reader)).not.toBe('');
  expect(saidPlainly({ by: LENA, what: {} }, reader)).toBe('');
});

test('every kind of every group has a sentence', () => {
  for (const { kinds } of GROUPS) for (const kind of kinds) expect(saidPlainly({ by: LENA, what: { kind } }, reader)).not.toBe(kind);
});

test('what is named leads to its page, for those who may go there', () => {
  const event = { by: LENA, what: { kind: 'subscribed', queue: FIRST, member: JAMAL } };

  expect(said(event, reader)).toEqual(['Subscribed ', { text: 'Jamal Brooks', href: '/members/jamal' }, ' to ', { text: 'First line', href: '/queues/first' }]);
  expect(said(event, { ...reader, sees: () => false })).toEqual(['Subscribed ', { text: 'Jamal Brooks' }, ' to ', { text: 'First line' }]);
});

test('a name cannot pretend to be another thing', () => {
  const event = { by: LENA, what: { kind: 'member_disabled', member: { id: 'x', name: '\u20680\u2069 Eve' } } };

  expect(said(event, reader)).toEqual(['Disabled ', { text: '\u20680\u2069 Eve', href: '/members/x' }]);
});
