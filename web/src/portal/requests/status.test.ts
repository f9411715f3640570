import { expect, test } from 'vitest';
import { mayConnect, statusAt, statusInQuery } from './status';

const BEFORE = Date.parse('2026-11-24T11:59:59Z');
const AFTER = Date.parse('2026-11-24T12:00:00Z');
const times = { status_since: '2026-11-24T11:00:00Z', expires_at: '2026-11-24T12:00:00Z' };

test.each(['open', 'waiting', 'ready'] as const)('%s turns into expired at the end of its validity', (status) => {
  expect(statusAt({ ...times, status }, BEFORE)).toEqual({ status, since: times.status_since });
  expect(statusAt({ ...times, status }, AFTER)).toEqual({ status: 'expired', since: times.expires_at });
});

test.each(['connected', 'closed'] as const)('%s is not touched by the end of the validity', (status) => {
  expect(statusAt({ ...times, status }, AFTER).status).toBe(status);
});

test('an agent may connect to its own requests and to those of nobody', () => {
  expect(mayConnect({ assignment: { kind: 'unassigned' } }, 'lena')).toBe(true);
  expect(mayConnect({ assignment: { kind: 'agent', agent: { id: 'lena', name: 'Lena Vogt' } } }, 'lena')).toBe(true);
  expect(mayConnect({ assignment: { kind: 'agent', agent: { id: 'tomasz', name: 'Tomasz Kowal' } } }, 'lena')).toBe(false);
});

test('a filter in the address counts only when it is one', () => {
  expect(statusInQuery('?status=waiting')).toBe('waiting');
  expect(statusInQuery('?status=broken')).toBeNull();
  expect(statusInQuery('')).toBeNull();
});
