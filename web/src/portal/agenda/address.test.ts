import { expect, test } from 'vitest';
import { addressOf, wantedIn } from './address';

test('without a word the agenda shows this week of me and my queues', () => {
  expect(wantedIn('')).toEqual({ view: 'week', date: null, assigned: 'me,my_queues', zone: 'organisation', weekend: false });
});

test('an address leads back to what it was made from', () => {
  const wanted = { view: 'day', date: '2026-11-23', assigned: 'queue:0190f0f0-0000-7000-8000-000000000000', zone: 'mine', weekend: true } as const;

  expect(wantedIn(addressOf(wanted).replace('/agenda', ''))).toEqual(wanted);
  expect(wantedIn(addressOf({ ...wanted, assigned: null }).replace('/agenda', '')).assigned).toBeNull();
});

test('an address that means nothing is read as far as it does', () => {
  expect(wantedIn('?view=month&date=2026-02-31&assigned=')).toEqual(wantedIn(''));
});

test('the address stays readable', () => {
  expect(addressOf({ ...wantedIn(''), date: '2026-11-23', assigned: 'me' })).toBe('/agenda?view=week&date=2026-11-23&assigned=me');
});
