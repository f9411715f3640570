import { expect, test } from 'vitest';
import type { SessionRequestBody, SortOrder } from '../../api/generated';
import { compareKeys, keyOf } from './order';
import { NOON, request } from './requests.fixture';

const QUEUE = { id: 'q', name: 'Printers', colour: 'teal' };

test.each([
  ['newest', [4, 3, 2, 1]],
  ['oldest', [1, 2, 3, 4]],
  ['attention', [2, 4, 1, 3]],
  ['expires', [3, 1, 2, 4]],
  ['changed', [1, 4, 3, 2]],
] as const)('by %s', (sort, expected) => {
  const requests = [
    request(1, 'open', { expires_at: '2026-11-25T09:00:00Z', updated_at: '2026-11-24T12:04:00Z' }),
    request(2, 'ready', { expires_at: '2026-11-25T10:00:00Z' }),
    request(3, 'closed', { expires_at: '2026-11-25T08:00:00Z' }),
    request(4, 'connected', { expires_at: '2026-11-25T11:00:00Z' }),
  ];

  expect(inOrder(requests, sort)).toEqual(expected);
});

test('whoever asks for more time or to reopen comes before those with whom nothing is to be done', () => {
  const asks = (kind: 'more_time' | 'reopen') => ({ wish: { kind, at: '2026-11-24T11:00:00Z' } });
  const requests = [
    request(1, 'closed', asks('reopen')),
    request(2, 'waiting'),
    request(3, 'open'),
    request(4, 'expired', asks('more_time')),
    request(5, 'connected'),
    request(6, 'expired'),
  ];

  expect(inOrder(requests, 'attention')).toEqual([2, 4, 1, 5, 3, 6]);
});

test('who has waited longest: who is there, then open ones by since when they are queued or made, then the past', () => {
  const queued = (since: string) => ({ assignment: { kind: 'queue', queue: QUEUE, since } }) as const;
  const requests = [
    request(1, 'open', queued('2026-11-24T08:00:00Z')),
    request(2, 'waiting', { status_since: '2026-11-24T11:50:00Z' }),
    request(3, 'ready', { status_since: '2026-11-24T11:40:00Z' }),
    request(4, 'open', { created_at: '2026-11-24T07:00:00Z' }),
    request(5, 'closed', { created_at: '2026-11-23T07:00:00Z' }),
    request(6, 'expired', { created_at: '2026-11-24T09:00:00Z' }),
  ];

  expect(inOrder(requests, 'waiting')).toEqual([3, 2, 4, 1, 6, 5]);
});

test('what ends next comes first, and what has ended after it, the latest first', () => {
  const ends = (number: number, expires_at: string) => request(number, 'open', { expires_at });

  const requests = [ends(1, '2026-11-24T10:00:00Z'), ends(2, '2026-11-24T14:00:00Z'), ends(3, '2026-11-24T11:00:00Z'), ends(4, '2026-11-24T13:00:00Z')];

  expect(inOrder(requests, 'expires')).toEqual([4, 2, 3, 1]);
});

test('by the scheduled time', () => {
  const at = (starts_at: string) => ({ schedule: { starts_at, time_zone: 'Europe/Vienna', duration_minutes: 30 } });

  expect(inOrder([request(1, 'open', at('2026-11-27T09:00:00Z')), request(2, 'open', at('2026-11-26T09:00:00Z'))], 'scheduled')).toEqual([2, 1]);
});

function inOrder(requests: SessionRequestBody[], sort: SortOrder): number[] {
  return requests.sort((one, other) => compareKeys(keyOf(one, sort, NOON), keyOf(other, sort, NOON))).map(({ number }) => number);
}
