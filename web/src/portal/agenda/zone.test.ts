import { expect, test } from 'vitest';
import { isRepeated, knownZone, localOf, localText, momentOf, ownZone, repetitionOf, startOfDay } from './zone';

const VIENNA = 'Europe/Vienna';
const NEW_YORK = 'America/New_York';
const HOUR = 3_600_000;

test('a moment shows on the clocks of a place and leads back', () => {
  const at = Date.parse('2026-11-26T08:00:00Z');

  expect(localOf(at, VIENNA)).toEqual({ date: '2026-11-26', minutes: 540 });
  expect(localOf(at, NEW_YORK)).toEqual({ date: '2026-11-26', minutes: 180 });
  expect(momentOf({ date: '2026-11-26', minutes: 540 }, VIENNA)).toBe(at);
});

test.each([
  ['2026-10-25', VIENNA, 25],
  ['2027-03-28', VIENNA, 23],
  ['2026-11-01', NEW_YORK, 25],
  ['2027-03-14', NEW_YORK, 23],
  ['2026-11-23', VIENNA, 24],
])('%s in %s has %i hours', (date, zone, hours) => {
  const next = new Date(Date.parse(`${date}T00:00Z`) + 24 * HOUR).toISOString().slice(0, 10);

  expect((startOfDay(next, zone) - startOfDay(date, zone)) / HOUR).toBe(hours);
});

test('of a time that comes twice the earlier one is meant, and the later one is known as its repetition', () => {
  const first = momentOf({ date: '2026-10-25', minutes: 150 }, VIENNA);

  expect(first).toBe(Date.parse('2026-10-25T00:30:00Z'));
  expect(repetitionOf(first, VIENNA)).toBe(first + HOUR);
  expect(isRepeated(first, VIENNA)).toBe(false);
  expect(isRepeated(first + HOUR, VIENNA)).toBe(true);
  expect(repetitionOf(first + 2 * HOUR, VIENNA)).toBeNull();
});

test('a time that does not exist is as much later as the clocks leap', () => {
  expect(momentOf({ date: '2027-03-28', minutes: 150 }, VIENNA)).toBe(Date.parse('2027-03-28T01:30:00Z'));
});

test('a day whose midnight does not exist begins when it begins', () => {
  // Beirut's clocks leap from 00:00 to 01:00.
  const start = startOfDay('2026-03-29', 'Asia/Beirut');

  expect(localOf(start, 'Asia/Beirut')).toEqual({ date: '2026-03-29', minutes: 60 });
});

test('a zone that the browser does not know gives way to its own', () => {
  expect(knownZone(VIENNA)).toBe(VIENNA);
  expect(knownZone('Atlantis/Capital')).toBe(ownZone());
});

test('a time is written as the API takes it', () => {
  expect(localText({ date: '2026-11-26', minutes: 545 })).toBe('2026-11-26T09:05');
});
