import { expect, test } from 'vitest';
import { timeIn, zones } from './zones';

test('a zone that this browser does not know stays a choice', () => {
  expect(zones('Mars/Olympus').map(({ id }) => id)).toContain('Mars/Olympus');
  expect(zones('UTC').filter(({ id }) => id === 'UTC')).toHaveLength(1);
});

test('the clocks of a zone are told, those of an unknown one are not', () => {
  const noon = Date.parse('2026-11-25T12:00:00Z');

  expect(timeIn('Europe/Vienna', noon, 'en-GB')).toBe('13:00');
  expect(timeIn('Mars/Olympus', noon, 'en-GB')).toBeNull();
});
