import { expect, test } from 'vitest';
import { dayTime } from './validity';

const NOW = new Date(2026, 10, 24, 12, 0).getTime();

test.each([
  [new Date(2026, 10, 24, 18, 0), 'Today 18:00'],
  [new Date(2026, 10, 25, 8, 55), 'Tomorrow 08:55'],
  [new Date(2026, 10, 23, 23, 59), 'Yesterday 23:59'],
])('the days around today have names', (at, words) => {
  expect(dayTime(at.toISOString(), NOW, 'en-GB')).toBe(words);
});

test('further days are told by their date', () => {
  expect(dayTime(new Date(2026, 10, 26, 9, 0).toISOString(), NOW, 'en-GB')).toMatch(/26 Nov.*09:00$/);
});
