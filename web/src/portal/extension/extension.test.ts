import { expect, test } from 'vitest';
import { blankExtension, extensionOf, momentIn } from './extension';

const NOW = Date.parse('2026-11-24T23:30:00Z');
const until = (local: string) => ({ choice: 'until', until: local }) as const;

test('it begins with a day, and with tomorrow evening on the clock of the reader', () => {
  expect(extensionOf(blankExtension('UTC', NOW), 'UTC', NOW)).toEqual({ kind: 'by', seconds: 86_400 });
  expect(blankExtension('America/New_York', NOW).until).toBe('2026-11-25T18:00');
  expect(blankExtension('Asia/Tokyo', NOW).until).toBe('2026-11-26T18:00');
});

test.each([
  ['Asia/Tokyo', '2026-11-26T09:00:00.000Z'],
  ['America/New_York', '2026-11-26T23:00:00.000Z'],
])('six in the evening in %s is %s', (zone, at) => {
  expect(extensionOf(until('2026-11-26T18:00'), zone, NOW)).toEqual({ kind: 'until', at });
});

test.each([
  ['is empty', ''],
  ['is over', '2026-11-24T18:00'],
  ['is left out by the clocks', '2027-03-28T02:30'],
])('a moment that %s is none', (_, local) => {
  expect(extensionOf(until(local), 'Europe/Vienna', NOW)).toBeNull();
});

test('in summer the moment is told as the clocks show it in summer', () => {
  expect(momentIn(until('2027-07-01T18:00'), 'Europe/Vienna')).toBe(Date.parse('2027-07-01T16:00:00Z'));
});
