import { expect, test } from 'vitest';
import { byDay, dayHeading } from './days';

const NOW = Date.parse('2026-11-26T12:00:00Z');

test('today and yesterday are called so', () => {
  expect(dayHeading('2026-11-26T08:00:00Z', NOW, 'en-GB')).toBe('Today, Thursday 26 November');
  expect(dayHeading('2026-11-25T10:00:00Z', NOW, 'en-GB')).toBe('Yesterday, Wednesday 25 November');
});

test('other days have a date, and a year where it is another one', () => {
  expect(dayHeading('2026-11-20T10:00:00Z', NOW, 'en-GB')).toBe('Friday 20 November');
  expect(dayHeading('2025-11-20T10:00:00Z', NOW, 'en-GB')).toBe('Thursday, 20 November 2025');
});

test('what happened stands below its day', () => {
  const moments = ['2026-11-26T12:00:00', '2026-11-26T00:10:00', '2026-11-25T23:50:00'].map((local) => new Date(local).toISOString());

  expect(byDay(moments, (at) => at).map(({ items }) => items.length)).toEqual([2, 1]);
});
