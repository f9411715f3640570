import { expect, test } from 'vitest';
import type { SessionRequestBody, Status } from '../../api/generated';
import { aged, appended, emptyListing, merged, refetched, rows, settled, unsettled } from './listing';

const NOON = Date.parse('2026-11-24T12:00:00Z');

test('live requests stand on top, the longest waiting first, then the newest number', () => {
  const listing = listed([
    request(1, 'closed'),
    request(2, 'open'),
    request(3, 'waiting', 2),
    request(4, 'waiting', 6),
    request(5, 'ready', 1),
    request(6, 'connected', 9),
  ]);

  expect(numbers(listing)).toEqual([5, 4, 3, 6, 2, 1]);
  expect(unsettled(listing).size).toBe(0);
});

test('a row whose status changes stays where it is until somebody asks for the new order', () => {
  const before = listed([request(1, 'open'), request(2, 'open'), request(3, 'open')]);

  const after = merged(before, [{ ...request(1, 'ready'), version: 2 }]);

  expect(numbers(after)).toEqual([3, 2, 1]);
  expect(rows(after)[2]?.status).toBe('ready');
  expect(unsettled(after)).toEqual(new Set(['1']));
  expect(numbers(settled(after))).toEqual([1, 3, 2]);
});

test('a new request waits instead of pushing rows down', () => {
  const after = merged(listed([request(1, 'open')]), [request(2, 'open')]);

  expect(numbers(after)).toEqual([1]);
  expect(unsettled(after)).toEqual(new Set(['2']));
  expect(numbers(settled(after))).toEqual([2, 1]);
});

test('a row that no longer matches the filter stays until somebody asks for the new order', () => {
  const before = listed([request(1, 'ready'), request(2, 'ready')], 'ready');

  const after = merged(before, [{ ...request(2, 'connected'), version: 2 }]);

  expect(numbers(after).sort()).toEqual([1, 2]);
  expect(unsettled(after)).toEqual(new Set(['2']));
  expect(numbers(settled(after))).toEqual([1]);
});

test('a status that comes and goes leaves nothing to show', () => {
  const before = listed([request(1, 'open'), request(2, 'open')]);

  const there = merged(before, [{ ...request(1, 'waiting'), version: 2 }]);
  const gone = merged(there, [{ ...request(1, 'open'), version: 3 }]);

  expect(unsettled(there).size).toBe(1);
  expect(unsettled(gone).size).toBe(0);
});

test('an answer that was overtaken by a newer one is dropped', () => {
  const before = listed([{ ...request(1, 'ready'), version: 5 }]);

  const after = merged(before, [{ ...request(1, 'open'), version: 4 }]);

  expect(rows(after)[0]?.status).toBe('ready');
});

test('a further page goes below, once, and settles nothing', () => {
  const before = merged(listed([request(5, 'open'), request(4, 'open')]), [{ ...request(4, 'ready'), version: 2 }]);

  const after = appended(before, [request(3, 'open'), { ...request(4, 'ready'), version: 2 }]);

  expect(numbers(after)).toEqual([5, 4, 3]);
  expect(unsettled(after)).toEqual(new Set(['4']));
});

test('a fresh page that reaches further down than the list did goes below it and waits for nobody', () => {
  const before = listed([request(9, 'ready'), request(5, 'open'), request(4, 'open')]);

  const after = refetched(before, [request(9, 'ready'), request(6, 'open'), request(5, 'open'), request(4, 'open'), request(3, 'closed')]);

  expect(numbers(after)).toEqual([9, 5, 4, 3]);
  expect(unsettled(after)).toEqual(new Set(['6']));
});

test('a request past its validity becomes expired without an answer of the server', () => {
  const before = listed([{ ...request(1, 'waiting'), expires_at: '2026-11-24T11:59:00Z' }, request(2, 'open')]);

  const after = aged(before, NOON);

  expect(rows(after).map(({ status }) => status)).toEqual(['expired', 'open']);
  expect(aged(after, NOON)).toBe(after);
});

function listed(requests: SessionRequestBody[], filter: Status | null = null) {
  return settled(merged(emptyListing(filter), requests));
}

function numbers(listing: Parameters<typeof rows>[0]): number[] {
  return rows(listing).map(({ number }) => number);
}

function request(number: number, status: Status, minutesAgo = 0): SessionRequestBody {
  const since = new Date(NOON - minutesAgo * 60_000).toISOString();
  return {
    id: String(number),
    number,
    status,
    status_since: since,
    user_name: 'Margarethe Aigner',
    assignment: { kind: 'unassigned' },
    link: 'https://help.example/s/token',
    join_code: '528114907',
    created_at: since,
    created_by: { id: 'lena', name: 'Lena Vogt' },
    expires_at: '2026-11-25T12:00:00Z',
    version: 1,
    updated_at: since,
  };
}
