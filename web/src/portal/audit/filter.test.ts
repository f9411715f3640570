import { expect, test } from 'vitest';
import { addressOf, asked, EVERYTHING, isEverything, readFilter } from './filter';

const LENA = '11111111-2222-3333-4444-555555555555';

test('an address leads to the filter that made it', () => {
  const filter = { by: LENA, kinds: ['role_changed', 'member_disabled'], about: '99999999-2222-3333-4444-555555555555', from: '2026-11-24T00:00:00.000Z', until: '2026-11-25T00:00:00.000Z' };

  const address = addressOf(filter);

  expect(readFilter(new URL(address, 'http://x').search)).toEqual({ filter, ignored: [] });
  expect(address).toContain('kind=role_changed,member_disabled');
});

test('without a filter the address is bare and nothing is asked for', () => {
  expect(addressOf(EVERYTHING)).toBe('/audit-log');
  expect(asked(EVERYTHING)).toEqual({});
  expect(isEverything(readFilter('').filter)).toBe(true);
});

test('what nobody understands is named and does not narrow', () => {
  const { filter, ignored } = readFilter('?by=lena&from=yesterday&kind=role_changed,%3Cb%3E&colour=red');

  expect(filter).toEqual({ ...EVERYTHING, kinds: ['role_changed'] });
  expect(ignored).toEqual(['by', 'from', 'kind', 'colour']);
});

test('a kind that only a newer server knows can be asked for', () => {
  expect(readFilter('?kind=webhook_created').filter.kinds).toEqual(['webhook_created']);
});
