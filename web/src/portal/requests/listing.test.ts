import { expect, test } from 'vitest';
import type { SessionRequestBody } from '../../api/generated';
import { EVERYTHING, type RequestFilter } from './filter';
import { aged, emptyListing, forgotten, grown, isStray, merged, paged, settled, statusChanges, unsettled, type After, type Listing, type View } from './listing';
import { matches } from './matching';
import { keyOf } from './order';
import { NOON, request } from './requests.fixture';

test('who needs an agent stands first, the newest number first in each', () => {
  const listing = settled(merged(listed([]), [1, 2, 3, 4, 5, 6].map((number) => request(number, (['closed', 'open', 'waiting', 'waiting', 'ready', 'connected'] as const)[number - 1]!))));

  expect(numbers(listing)).toEqual([5, 4, 3, 6, 2, 1]);
  expect(unsettled(listing).size).toBe(0);
});

test('a row whose status changes stays where it is until somebody asks for the new order', () => {
  const before = listed([request(3, 'open'), request(2, 'open'), request(1, 'open')]);

  const after = merged(before, [request(1, 'ready', { version: 2 })]);

  expect(numbers(after)).toEqual([3, 2, 1]);
  expect(after.known.get('1')?.status).toBe('ready');
  expect(statusChanges(before, after)).toEqual(['1']);
  expect(unsettled(after)).toEqual(new Set(['1']));
  expect(numbers(settled(after))).toEqual([1, 3, 2]);
});

test('a new request waits instead of pushing rows down', () => {
  const after = merged(listed([request(1, 'open')]), [request(2, 'open')]);

  expect(numbers(after)).toEqual([1]);
  expect(unsettled(after)).toEqual(new Set(['2']));
  expect(numbers(settled(after))).toEqual([2, 1]);
});

test('what belongs below all rows appears at once, and moves none', () => {
  const before = listed([request(1, 'open'), request(2, 'open')], { sort: 'oldest' });

  expect(numbers(grown(merged(listed([]), [request(1, 'open')])))).toEqual([1]);
  expect(numbers(grown(merged(before, [request(3, 'open')])))).toEqual([1, 2, 3]);
  expect(numbers(grown(merged(listed([request(2, 'open')], { sort: 'oldest' }), [request(1, 'open')])))).toEqual([2]);
});

test('a row that no longer matches the filter stays, as a stray, until somebody asks for the new order', () => {
  const before = listed([request(2, 'ready'), request(1, 'ready')], { status: ['ready'] });

  const after = merged(before, [request(2, 'connected', { version: 2 })]);

  expect(numbers(after)).toEqual([2, 1]);
  expect(isStray(after, after.known.get('2')!)).toBe(true);
  expect(isStray(after, after.known.get('1')!)).toBe(false);
  expect(unsettled(after)).toEqual(new Set(['2']));
  expect(numbers(settled(after))).toEqual([1]);
});

test('a status that comes and goes leaves nothing to show', () => {
  const before = listed([request(2, 'open'), request(1, 'open')]);

  const there = merged(before, [request(1, 'waiting', { version: 2 })]);
  const gone = merged(there, [request(1, 'open', { version: 3 })]);

  expect(unsettled(there).size).toBe(1);
  expect(unsettled(gone).size).toBe(0);
});

test('a row that changes but keeps its place among its neighbours leaves nothing to show', () => {
  const before = listed([request(2, 'open', { expires_at: '2026-11-25T10:00:00Z' }), request(1, 'open', { expires_at: '2026-11-25T12:00:00Z' })], { sort: 'expires' });

  const after = merged(before, [request(2, 'open', { expires_at: '2026-11-25T11:00:00Z', version: 2 })]);
  const behind = merged(before, [request(2, 'open', { expires_at: '2026-11-25T13:00:00Z', version: 2 })]);

  expect(unsettled(after).size).toBe(0);
  expect(unsettled(behind)).toEqual(new Set(['2']));
});

test('an answer that was overtaken by a newer one is dropped', () => {
  const before = listed([request(1, 'ready', { version: 5 })]);

  const after = merged(before, [request(1, 'open', { version: 4 })]);

  expect(after.known.get('1')?.status).toBe('ready');
});

test('a further page goes below, once, and settles nothing', () => {
  const before = merged(listed([request(5, 'open'), request(4, 'open')], {}, 'more'), [request(4, 'ready', { version: 2 })]);

  const after = paged(before, [request(4, 'ready', { version: 2 }), request(3, 'open')], 'nothing');

  expect(numbers(after)).toEqual([5, 4, 3]);
  expect(unsettled(after)).toEqual(new Set(['4']));
});

test('what lies beyond the loaded part waits for its page', () => {
  const before = listed([request(5, 'open'), request(4, 'open')], {}, 'more');

  const after = merged(before, [request(3, 'open'), request(6, 'open')]);

  expect(unsettled(after)).toEqual(new Set(['6']));
  expect(numbers(settled(after))).toEqual([6, 5, 4]);
});

test('a row that moves beyond the loaded part leaves, and comes again with its page', () => {
  const before = listed([request(5, 'open'), request(4, 'open')], {}, 'more');

  const closed = settled(merged(before, [request(5, 'closed', { version: 2 })]));
  const after = paged(closed, [request(3, 'open'), request(5, 'closed', { version: 2 })], 'nothing');

  expect(numbers(closed)).toEqual([4]);
  expect(numbers(after)).toEqual([4, 3, 5]);
});

test('a fresh first page that reaches further down than the list did goes below it and waits for nobody', () => {
  const before = listed([request(9, 'ready'), request(5, 'open'), request(4, 'open')]);

  const after = paged(before, [request(9, 'ready'), request(6, 'open'), request(5, 'open'), request(4, 'open'), request(3, 'closed')], 'more');

  expect(numbers(after)).toEqual([9, 5, 4, 3]);
  expect(unsettled(after)).toEqual(new Set(['6']));
});

test('a fresh first page takes back nothing of what was loaded below it', () => {
  const before = listed([request(9, 'open'), request(8, 'open'), request(7, 'open')], {}, 'more');

  const after = paged(before, [request(9, 'open'), request(8, 'open')], 'more');

  expect(after.horizon).toBe(before.horizon);
});

test('of rows far away only the place is kept, and what they say comes back with their page', () => {
  const before = listed([request(3, 'open'), request(2, 'open'), request(1, 'open')]);

  const forgot = forgotten(before, (id) => id === '3');
  const back = paged(forgot, [request(2, 'open'), request(1, 'open')], 'nothing');

  expect(forgot.order).toEqual(['3', '2', '1']);
  expect([...forgot.known.keys()]).toEqual(['3']);
  expect(unsettled(forgot).size).toBe(0);
  expect(back.known.size).toBe(3);
  expect(back.order).toEqual(before.order);
});

test('what waits for a new order is not forgotten', () => {
  const before = merged(listed([request(2, 'open'), request(1, 'open')]), [request(1, 'ready', { version: 2 })]);

  expect(unsettled(forgotten(before, () => false))).toEqual(new Set(['1']));
});

test('what only the server can find by its words stays while it is in the list', () => {
  const before = listed([request(1, 'open')], { q: 'only in a comment' });

  const after = merged(before, [request(1, 'open', { version: 2 }), request(2, 'open')]);

  expect(numbers(settled(after))).toEqual([1]);
});

test('a request past its validity becomes expired without an answer of the server', () => {
  const before = listed([request(1, 'waiting', { expires_at: '2026-11-24T11:59:00Z' }), request(2, 'open')]);

  const after = aged(before, NOON);

  expect(after.known.get('1')?.status).toBe('expired');
  expect(after.known.get('2')?.status).toBe('open');
  expect(aged(after, NOON)).toBe(after);
});

test('with a hundred thousand rows a change is taken in and settled', () => {
  const all = Array.from({ length: 100_000 }, (_, place) => request(100_000 - place, 'open'));
  const long = forgotten(listed(all), (id) => Number(id) > 99_000);

  const after = settled(merged(long, [request(99_500, 'ready', { version: 2 })]));

  expect(after.order[0]).toBe('99500');
  expect(after.order).toHaveLength(100_000);
});

/** A listing as a first page gave it. */
function listed(page: SessionRequestBody[], filter: Partial<RequestFilter> = {}, further: After = 'nothing'): Listing {
  return settled(paged(emptyListing(viewOf({ ...EVERYTHING, ...filter })), page, further));
}

function viewOf(filter: RequestFilter): View {
  return {
    matches: (one, sighting) => matches(filter, one, { agentId: 'lena', serves: () => false }, sighting),
    key: (one) => keyOf(one, filter.sort, NOON),
  };
}

function numbers({ order }: Listing): number[] {
  return order.map(Number);
}

