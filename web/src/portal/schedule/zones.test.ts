import { expect, test } from 'vitest';
import { localTime, resolve, zoneName } from './zones';

test.each([
  ['Europe/Vienna', '2026-11-26T09:00', '2026-11-26T08:00:00.000Z'],
  ['Europe/Vienna', '2026-07-26T09:00', '2026-07-26T07:00:00.000Z'],
  ['America/New_York', '2026-11-26T09:00', '2026-11-26T14:00:00.000Z'],
  ['Asia/Kathmandu', '2026-11-26T09:00', '2026-11-26T03:15:00.000Z'],
  ['Pacific/Kiritimati', '2026-11-26T09:00', '2026-11-25T19:00:00.000Z'],
  ['UTC', '2026-11-26T09:00', '2026-11-26T09:00:00.000Z'],
])('a time in %s is one moment', (zone, local, moment) => {
  expect(resolve(local, zone)).toEqual({ kind: 'once', at: Date.parse(moment) });
});

test('the hour that the clocks leave out in spring does not exist', () => {
  expect(resolve('2027-03-28T02:30', 'Europe/Vienna')).toEqual({ kind: 'never' });
});

test('of the hour that the clocks repeat in autumn, the first one counts', () => {
  expect(resolve('2026-10-25T02:30', 'Europe/Vienna')).toEqual({ kind: 'twice', at: Date.parse('2026-10-25T00:30:00Z') });
});

test('a moment and its time on the clocks belong together on both sides of a change', () => {
  for (const moment of ['2026-03-29T00:59:00Z', '2026-03-29T01:01:00Z', '2026-10-25T01:01:00Z']) {
    const at = Date.parse(moment);
    expect(resolve(localTime(at, 'Europe/Vienna'), 'Europe/Vienna')).toMatchObject({ at: expect.any(Number) });
  }
  expect(localTime(Date.parse('2026-03-29T01:01:00Z'), 'Europe/Vienna')).toBe('2026-03-29T03:01');
});

test('a zone is named by its place first', () => {
  expect(zoneName('America/Argentina/Buenos_Aires')).toBe('Buenos Aires, Argentina (America)');
  expect(zoneName('UTC')).toBe('UTC');
});
