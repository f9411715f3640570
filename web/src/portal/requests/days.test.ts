import { expect, test } from 'vitest';
import { daysOf, spanOf } from './days';

test('days become the moments from the beginning of the first to the end of the last', () => {
  const { from, until } = spanOf({ first: '2026-11-24', last: '2026-11-24' });

  expect(Date.parse(until!) - Date.parse(from!)).toBe(24 * 60 * 60 * 1000);
  expect(new Date(from!).getHours()).toBe(0);
});

test.each([
  { first: '2026-11-24', last: '2026-11-26' },
  { first: '2026-03-28', last: '2026-03-29' },
  { first: '2026-12-31', last: '' },
  { first: '', last: '2027-01-01' },
  { first: '', last: '' },
])('the days that were chosen are read back: $first to $last', (days) => {
  expect(daysOf(spanOf(days))).toEqual(days);
});
