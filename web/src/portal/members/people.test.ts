import { expect, test } from 'vitest';
import type { ListedMemberBody, RightsBody, RoleBody } from '../../api/generated';
import { beyond, found, isLastOwner, rebased, rightsOf, whyNoChange, within } from './people';

const OWNER: RightsBody = { session_requests: 'edit', session_queues: 'edit', clients: 'edit', sessions: 'edit', members: 'edit', roles: 'edit', audit_log: 'edit', settings: 'edit', integrations: 'edit' };
const ADMIN: RightsBody = { ...OWNER, roles: 'view', sessions: 'view', audit_log: 'view' };
const AGENT: RightsBody = { session_requests: 'edit', session_queues: 'view' };
const ROLES = [role('owner', OWNER), role('admin', ADMIN), role('support_agent', AGENT), role('reader', { session_queues: 'edit', roles: 'view' })];

test('all roles of a member are taken together', () => {
  expect(rightsOf(['support_agent', 'reader'], ROLES)).toEqual({ session_requests: 'edit', session_queues: 'edit', roles: 'view' });
  expect(rightsOf([], ROLES)).toEqual({});
});

test('nobody changes a member who may do more', () => {
  expect(whyNoChange(member('Maria', ['owner']), ADMIN, ROLES)).toContain('Maria');
  expect(whyNoChange(member('Jamal', ['support_agent']), ADMIN, ROLES)).toBeNull();
  expect(whyNoChange(member('Aylin', ['admin']), ADMIN, ROLES)).toBeNull();
});

test('the last owner is the only one who can sign in', () => {
  const maria = member('Maria', ['owner']);
  const lena = { ...member('Lena', ['owner']), standing: 'disabled' as const };
  expect(isLastOwner(maria, [maria, lena])).toBe(true);
  expect(isLastOwner(maria, [maria, { ...lena, standing: 'active' }])).toBe(false);
  expect(isLastOwner(member('Jamal', ['admin']), [maria])).toBe(false);
});

test('a search wants every word, in the name or the address, with or without accents', () => {
  const people = [member('Aylin Şahin', []), member('Jamal Brooks', [])];
  expect(found(people, 'sahin').map(({ name }) => name)).toEqual(['Aylin Şahin']);
  expect(found(people, 'jamal example').map(({ name }) => name)).toEqual(['Jamal Brooks']);
  expect(found(people, ' ')).toBe(people);
});

test('of a role that goes further, a copy has what one may give', () => {
  expect(beyond(OWNER, ADMIN)).toEqual(['sessions', 'roles', 'audit_log']);
  expect(within(OWNER, ADMIN)).toEqual(ADMIN);
});

test('what was chosen stands on top of what somebody else has changed meanwhile', () => {
  expect(rebased(['owner', 'user'], ['user'], ['user', 'admin'])).toEqual(['user', 'admin', 'owner']);
  expect(rebased([], ['user'], ['user', 'admin'])).toEqual(['admin']);
  expect(rebased(['admin'], ['user', 'admin'], ['admin'])).toEqual(['admin']);
});

function role(id: string, rights: RightsBody): RoleBody {
  return { id, name: null, built_in: true, rights, members: [], version: 0 };
}

function member(name: string, roles: string[]): ListedMemberBody {
  return {
    id: name,
    name,
    email: `${name.split(' ')[0]?.toLowerCase()}@example.org`,
    roles: roles.map((id) => ({ id, name: null })),
    standing: 'active',
    online: false,
    last_seen_at: null,
    queues: [],
    second_factors: [],
    created_at: '2026-11-24T12:00:00Z',
    version: 1,
  };
}
