import { expect, test } from 'vitest';
import { agreedAt, expressible, stepped } from './move';

const VIENNA = 'Europe/Vienna';
const NEW_YORK = 'America/New_York';
const at = (text: string) => Date.parse(text);

test('up and down are quarters of an hour, left and right are days', () => {
  const nine = at('2026-11-26T08:00:00Z');

  expect(stepped(nine, 'later', VIENNA)).toBe(at('2026-11-26T08:15:00Z'));
  expect(stepped(nine, 'earlier', VIENNA)).toBe(at('2026-11-26T07:45:00Z'));
  expect(stepped(nine, 'day_after', VIENNA)).toBe(at('2026-11-27T08:00:00Z'));
  expect(stepped(nine, 'day_before', VIENNA)).toBe(at('2026-11-25T08:00:00Z'));
});

test('a day further the clock shows the same, also when it was set in the night', () => {
  expect(stepped(at('2026-10-24T07:00:00Z'), 'day_after', VIENNA)).toBe(at('2026-10-25T08:00:00Z'));
  expect(stepped(at('2027-03-14T13:00:00Z'), 'day_before', NEW_YORK)).toBe(at('2027-03-13T14:00:00Z'));
});

test('the hour that comes twice is stepped over the second time, because no clock tells it apart', () => {
  expect(stepped(at('2026-10-25T00:45:00Z'), 'later', VIENNA)).toBe(at('2026-10-25T02:00:00Z'));
  expect(stepped(at('2026-10-25T02:00:00Z'), 'earlier', VIENNA)).toBe(at('2026-10-25T00:45:00Z'));
  expect(expressible(at('2026-10-25T01:30:00Z'), VIENNA)).toBe(at('2026-10-25T00:30:00Z'));
});

test('the hour that is missing is stepped over', () => {
  const last = at('2027-03-28T00:45:00Z');

  expect(agreedAt(last, VIENNA)).toBe('2027-03-28T01:45');
  expect(agreedAt(stepped(last, 'later', VIENNA), VIENNA)).toBe('2027-03-28T03:00');
});
