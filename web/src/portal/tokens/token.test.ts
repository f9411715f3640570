import { expect, test } from 'vitest';
import type { RightsBody } from '../../api/generated';
import { exampleOf, inDays, isCurtailed, isEmpty, limitOf, nearness, scopeWords, whyNoLevel } from './token';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const AGENT: RightsBody = { session_requests: 'edit', session_queues: 'view', members: 'edit' };

test('one is warned fourteen days before a token ends', () => {
  expect(nearness({ expires_at: inDays(15, NOW) }, NOW)).toBe('valid');
  expect(nearness({ expires_at: inDays(14, NOW) }, NOW)).toBe('soon');
  expect(nearness({ expires_at: inDays(0, NOW) }, NOW)).toBe('expired');
});

test('a token goes no further than its maker, and sees members at most', () => {
  expect(whyNoLevel('session_requests', 'edit', AGENT)).toBeNull();
  expect(whyNoLevel('session_queues', 'edit', AGENT)).toContain('only see');
  expect(whyNoLevel('audit_log', 'view', AGENT)).toContain('not');
  expect(whyNoLevel('members', 'view', AGENT)).toBeNull();
  expect(whyNoLevel('members', 'edit', AGENT)).toContain('API token');
  expect(limitOf('session_requests', AGENT)).toBeNull();
  expect(limitOf('members', AGENT)).toContain('API token');
});

test('what a token may do is said in a line', () => {
  expect(scopeWords({ session_requests: 'edit', members: 'view', roles: 'view' }, 'en-GB')).toBe('Edits: Session requests. Sees: Members, Roles.');
  expect(isEmpty({ session_requests: 'none' })).toBe(true);
});

test('a token that its maker has outlived in rights does less than it was made for', () => {
  expect(isCurtailed({ rights: { session_requests: 'edit' }, works: { session_requests: 'view' } })).toBe(true);
  expect(isCurtailed({ rights: { session_requests: 'view' }, works: { session_requests: 'view' } })).toBe(false);
});

test('the example can be pasted', () => {
  expect(exampleOf('ds_abc', 'https://help.example.org')).toBe('curl -H "Authorization: Bearer ds_abc" "https://help.example.org/api/v1/session-requests?limit=1"');
});
