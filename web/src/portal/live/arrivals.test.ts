import { expect, test } from 'vitest';
import { request } from '../requests/requests.fixture';
import { arrived, isStillSo, mostUrgent, without, type Arrival } from './arrivals';

const one = (number: number, occasion: Arrival['occasion']): Arrival => ({ occasion, request: request(number, 'waiting'), title: '', body: '' });

test('of each request the last that happened waits to be seen', () => {
  const both = arrived(arrived(arrived([], one(1, 'joined')), one(2, 'joined')), one(1, 'ready'));

  expect(both.map(({ request, occasion }) => [request.number, occasion])).toEqual([[2, 'joined'], [1, 'ready']]);
  expect(without(both, '2')).toHaveLength(1);
});

test('of very many the last twenty are kept', () => {
  const all = Array.from({ length: 30 }, (_, index) => one(index, 'joined')).reduce<readonly Arrival[]>(arrived, []);

  expect(all.map(({ request }) => request.number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 10));
});

test('whoever is ready is shown before all others', () => {
  const all = [one(1, 'ready'), one(2, 'joined'), one(3, 'wrote'), one(4, 'joined')];

  expect(mostUrgent(all, 3).map(({ request }) => request.number)).toEqual([3, 4, 1]);
});

test('who waits or is ready is shown as long as that is so; what was written stays written', () => {
  expect(isStillSo(one(1, 'joined'), 'waiting')).toBe(true);
  expect(isStillSo(one(1, 'joined'), 'ready')).toBe(false);
  expect(isStillSo(one(1, 'ready'), 'connected')).toBe(false);
  expect(isStillSo(one(1, 'ready'), undefined)).toBe(false);
  expect(isStillSo(one(1, 'wrote'), undefined)).toBe(true);
});
