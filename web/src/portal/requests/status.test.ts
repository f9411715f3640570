import { expect, test } from 'vitest';
import type { AssignmentBody } from '../../api/generated';
import { mayConnect, mayTakeOver, servedBy, startsLater, statusAt } from './status';

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

const serves = servedBy([{ id: 'first', subscribers: [{ agent: { id: 'lena', name: 'Lena Vogt' }, online: true }] }, { id: 'apps', subscribers: [] }], 'lena');
const unassigned: AssignmentBody = { kind: 'unassigned' };
const mine: AssignmentBody = { kind: 'agent', agent: { id: 'lena', name: 'Lena Vogt' } };
const elsewhere: AssignmentBody = { kind: 'agent', agent: { id: 'tomasz', name: 'Tomasz Kowal' } };

test('an agent may connect to its own requests, to those of nobody, and to those of the queues it serves', () => {
  expect(mayConnect({ assignment: unassigned }, 'lena', serves)).toBe(true);
  expect(mayConnect({ assignment: mine }, 'lena', serves)).toBe(true);
  expect(mayConnect({ assignment: elsewhere }, 'lena', serves)).toBe(false);
  expect(mayConnect({ assignment: inQueue('first') }, 'lena', serves)).toBe(true);
  expect(mayConnect({ assignment: inQueue('apps') }, 'lena', serves)).toBe(false);
  expect(mayConnect({ assignment: inQueue('unknown') }, 'lena', serves)).toBe(false);
});

test('only what belongs to no agent can be taken over', () => {
  expect(mayTakeOver({ assignment: unassigned }, serves)).toBe(true);
  expect(mayTakeOver({ assignment: inQueue('first') }, serves)).toBe(true);
  expect(mayTakeOver({ assignment: inQueue('apps') }, serves)).toBe(false);
  expect(mayTakeOver({ assignment: mine }, serves)).toBe(false);
});

test('a schedule shows while it lies ahead and nobody is there', () => {
  const schedule = { starts_at: '2026-11-24T12:00:00Z', time_zone: 'Europe/Vienna', duration_minutes: 30 };

  expect(startsLater({ status: 'open', schedule }, BEFORE)).toBe(schedule.starts_at);
  expect(startsLater({ status: 'open', schedule }, AFTER)).toBeNull();
  expect(startsLater({ status: 'waiting', schedule }, BEFORE)).toBeNull();
  expect(startsLater({ status: 'open' }, BEFORE)).toBeNull();
});

function inQueue(id: string): AssignmentBody {
  return { kind: 'queue', queue: { id, name: id, colour: 'teal' }, since: '2026-11-24T11:00:00Z' };
}
