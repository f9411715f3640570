import { expect, test } from 'vitest';
import type { SessionRequestBody } from '../../api/generated';
import { byDay, firstHour, mayMove, partsOn, placedOn, planned, spanOf } from './events';
import { rowsOf } from './hours';

const VIENNA = 'Europe/Vienna';

test('what has no time is not in the agenda, and the rest stands in its order', () => {
  const requests = [request(2, '2026-11-26T09:00:00Z'), request(3), request(1, '2026-11-26T08:00:00Z')];

  expect(planned(requests, null).map(({ request }) => request.number)).toEqual([1, 2]);
});

test('what is being moved stands where it is about to go', () => {
  const to = Date.parse('2026-11-27T10:00:00Z');

  const moved = request(1, '2026-11-26T08:00:00Z');

  expect(planned([moved], { request: moved, to })).toMatchObject([{ from: to, to: to + 30 * 60_000 }]);
  expect(planned([], { request: moved, to })).toMatchObject([{ from: to }]);
});

test('what goes on over midnight is on both days', () => {
  const events = planned([request(1, '2026-11-26T22:30:00Z', 60)], null);
  const first = partsOn('2026-11-26', events, VIENNA);
  const second = partsOn('2026-11-27', events, VIENNA);

  expect(first).toMatchObject([{ goesOn: false, to: Date.parse('2026-11-26T23:00:00Z') }]);
  expect(second).toMatchObject([{ goesOn: true, from: Date.parse('2026-11-26T23:00:00Z') }]);
  expect(spanOf([...first, ...second], VIENNA)).toEqual({ from: 0, until: 24 });
});

test('days begin with the office, with what is planned before it, and never with the night of another day', () => {
  const on = (date: string, ...times: string[]) => ({ date, parts: partsOn(date, planned(times.map((at, index) => request(index, at, 60)), null), VIENNA) });

  expect(firstHour([on('2026-11-26', '2026-11-26T09:00:00Z')], '2026-11-26', VIENNA)).toBe(8);
  expect(firstHour([on('2026-11-26', '2026-11-26T06:30:00Z')], '2026-11-24', VIENNA)).toBe(7);
  expect(firstHour([on('2026-11-26', '2026-11-26T01:30:00Z')], '2026-11-24', VIENNA)).toBe(6);
  expect(firstHour([on('2026-11-26', '2026-11-26T01:30:00Z')], '2026-11-26', VIENNA)).toBe(2);
  expect(firstHour([on('2026-11-26', '2026-11-25T22:30:00Z')], '2026-11-26', VIENNA)).toBe(8);
});

test('three quarters of an hour are three quarters of a row', () => {
  const parts = partsOn('2026-11-26', planned([request(1, '2026-11-26T08:15:00Z', 45)], null), VIENNA);
  const [placed] = placedOn(parts, rowsOf(['2026-11-26'], VIENNA, spanOf(parts, VIENNA)), VIENNA);

  expect(placed?.top).toBeCloseTo(1.25);
  expect(placed?.rows).toBeCloseTo(0.75);
});

test('a list has a group for each day, by the clock of the zone', () => {
  const events = planned([request(1, '2026-11-26T22:30:00Z'), request(2, '2026-11-26T23:30:00Z')], null);

  expect(byDay(events, VIENNA).map(({ date }) => date)).toEqual(['2026-11-26', '2026-11-27']);
  expect(byDay(events, 'America/New_York').map(({ date }) => date)).toEqual(['2026-11-26']);
});

test('what is over or happening keeps its time', () => {
  expect(mayMove(request(1))).toBe(true);
  expect(mayMove({ ...request(1), status: 'connected' })).toBe(false);
  expect(mayMove({ ...request(1), closure: { at: '', by: { id: '', name: '' }, outcome: 'solved' } })).toBe(false);
});

function request(number: number, starts_at?: string, duration_minutes = 30): SessionRequestBody {
  const schedule = starts_at ? { starts_at, duration_minutes, time_zone: VIENNA } : null;
  return { id: `r${number}`, number, status: 'open', schedule } as SessionRequestBody;
}
