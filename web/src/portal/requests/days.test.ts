import { afterEach, expect, test } from 'vitest';
import { readerZone } from '../../ui/zone.svelte';
import { daysOf, restOfDay, spanOf } from './days';

afterEach(() => readerZone.choose(null));

test('days become the moments from the beginning of the first to the end of the last, where the reader is', () => {
  readerZone.choose('Asia/Tokyo');
  expect(spanOf({ first: '2026-11-24', last: '2026-11-24' })).toEqual({ from: '2026-11-23T15:00:00.000Z', until: '2026-11-24T15:00:00.000Z' });

  readerZone.choose('America/New_York');
  expect(spanOf({ first: '2026-11-24', last: '2026-11-24' })).toEqual({ from: '2026-11-24T05:00:00.000Z', until: '2026-11-25T05:00:00.000Z' });
});

test.each(['Europe/Vienna', 'America/New_York', 'Pacific/Kiritimati'])('the days that were chosen in %s are read back', (zone) => {
  readerZone.choose(zone);
  for (const days of [
    { first: '2026-11-24', last: '2026-11-26' },
    { first: '2026-03-28', last: '2026-03-29' },
    { first: '2026-12-31', last: '' },
    { first: '', last: '2027-01-01' },
    { first: '', last: '' },
    // While the year is typed.
    { first: '0002-11-24', last: '' },
  ])
    expect(daysOf(spanOf(days))).toEqual(days);
});

test('a day may have 25 hours', () => {
  readerZone.choose('Europe/Vienna');
  const { from, until } = spanOf({ first: '2026-10-25', last: '2026-10-25' });

  expect(Date.parse(until!) - Date.parse(from!)).toBe(25 * 3_600_000);
});

test('what is left of today ends at the midnight of the reader', () => {
  const now = Date.parse('2026-11-24T14:30:42Z');

  readerZone.choose('Asia/Tokyo');
  expect(restOfDay(now)).toEqual({ from: '2026-11-24T14:30:00.000Z', until: '2026-11-24T15:00:00.000Z' });
  readerZone.choose('UTC');
  expect(restOfDay(now).until).toBe('2026-11-25T00:00:00.000Z');
});
