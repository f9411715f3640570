import { expect, test } from 'vitest';
import { endPlaceOf, hoursOf, keyOf, momentAt, OFFICE_HOURS, placeOf, rowsOf, widened } from './hours';

const VIENNA = 'Europe/Vienna';
const NEW_YORK = 'America/New_York';
const NIGHT = { from: 0, until: 6 };

test('an ordinary day has 24 hours', () => {
  expect(hoursOf('2026-11-23', VIENNA)).toHaveLength(24);
});

test.each([
  ['2026-10-25', VIENNA, ['0', '1', '2', '2+', '3']],
  ['2027-03-28', VIENNA, ['0', '1', '3', '4', '5']],
  ['2026-11-01', NEW_YORK, ['0', '1', '1+', '2', '3']],
  ['2027-03-14', NEW_YORK, ['0', '1', '3', '4', '5']],
])('the night of %s in %s is as long as it is', (date, zone, keys) => {
  expect(hoursOf(date, zone).slice(0, 5).map(keyOf)).toEqual(keys);
});

test('a length is elapsed time on the day on which an hour comes twice', () => {
  const rows = rowsOf(['2026-10-25'], VIENNA, NIGHT);
  // 01:30 summer time, two hours long: it ends at 02:30 winter time.
  const from = Date.parse('2026-10-24T23:30:00Z');
  const to = from + 2 * 3_600_000;

  expect(placeOf(from, rows, VIENNA)).toBe(1.5);
  expect(endPlaceOf(to, rows, VIENNA)).toBeCloseTo(3.5);
});

test('a length is elapsed time on the day on which an hour is missing', () => {
  const rows = rowsOf(['2027-03-28'], VIENNA, NIGHT);
  // 01:30 winter time, an hour long: it ends at 03:30 summer time.
  const from = Date.parse('2027-03-28T00:30:00Z');
  const to = from + 3_600_000;

  expect(placeOf(from, rows, VIENNA)).toBe(1.5);
  expect(endPlaceOf(to, rows, VIENNA)).toBeCloseTo(2.5);
});

test('days beside each other share rows: an hour that one of them has twice is one more row', () => {
  expect(rowsOf(['2026-10-24', '2026-10-25'], VIENNA, NIGHT).map(keyOf)).toEqual(['0', '1', '2', '2+', '3', '4', '5']);
  expect(rowsOf(['2027-03-27', '2027-03-28'], VIENNA, NIGHT).map(keyOf)).toEqual(['0', '1', '2', '3', '4', '5']);
});

test('in New York both two-o’clock nights are told apart', () => {
  const rows = rowsOf(['2026-11-01'], NEW_YORK, NIGHT);

  expect(placeOf(Date.parse('2026-11-01T05:15:00Z'), rows, NEW_YORK)).toBe(1.25);
  expect(placeOf(Date.parse('2026-11-01T06:15:00Z'), rows, NEW_YORK)).toBe(2.25);
});

test('a place leads back to its moment, to the quarter of an hour', () => {
  const rows = rowsOf(['2026-10-25'], VIENNA, NIGHT);

  expect(momentAt(2.26, rows, '2026-10-25', VIENNA)).toBe(Date.parse('2026-10-25T00:15:00Z'));
  expect(momentAt(3.24, rows, '2026-10-25', VIENNA)).toBe(Date.parse('2026-10-25T01:15:00Z'));
});

test('where a day lacks the hour there is no moment', () => {
  const week = rowsOf(['2027-03-27', '2027-03-28'], VIENNA, NIGHT);
  const autumn = rowsOf(['2026-10-24', '2026-10-25'], VIENNA, NIGHT);

  expect(momentAt(2.5, week, '2027-03-28', VIENNA)).toBeNull();
  expect(momentAt(3.5, autumn, '2026-10-24', VIENNA)).toBeNull();
});

test('what lies outside the office hours widens them, and only so far', () => {
  const early = { from: Date.parse('2026-11-23T05:40:00Z'), to: Date.parse('2026-11-23T06:10:00Z') };
  const late = { from: Date.parse('2026-11-23T18:00:00Z'), to: Date.parse('2026-11-23T23:00:00Z') };

  expect(widened(OFFICE_HOURS, early, VIENNA)).toEqual({ from: 6, until: 18 });
  expect(widened(OFFICE_HOURS, late, VIENNA)).toEqual({ from: 8, until: 24 });
});

test('an end at a full hour belongs to the row before it', () => {
  const rows = rowsOf(['2026-11-23'], VIENNA, OFFICE_HOURS);

  expect(endPlaceOf(Date.parse('2026-11-23T17:00:00Z'), rows, VIENNA)).toBeCloseTo(10);
  expect(placeOf(Date.parse('2026-11-23T17:00:00Z'), rows, VIENNA)).toBeNull();
});
