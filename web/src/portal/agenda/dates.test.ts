import { expect, test } from 'vitest';
import { addDays, isDate, isWeekend, mondayOf, weekOf } from './dates';

test('a week goes from Monday to Sunday, also over the end of a year', () => {
  expect(mondayOf('2027-01-01')).toBe('2026-12-28');
  expect(weekOf('2026-11-29')).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29']);
});

test('days are counted by the calendar', () => {
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});

test.each([
  ['2026-11-23', true],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['tomorrow', false],
])('%s is a day: %s', (text, expected) => {
  expect(isDate(text)).toBe(expected);
});

test('Saturday and Sunday are the weekend', () => {
  expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map(isWeekend)).toEqual([false, true, true, false]);
});
