import { expect, test } from 'vitest';
import { addressOf, EVERYTHING, exportAddress, isEverything, readFilter } from './filter';

const LENA = '11111111-2222-3333-4444-555555555555';

test('an address leads to the filter that made it', () => {
  const filter = { agent: LENA, client: '471093528', request: LENA, ended: 'live' as const, from: '2026-11-24T00:00:00.000Z', until: '2026-11-25T00:00:00.000Z' };

  expect(readFilter(new URL(addressOf(filter), 'http://x').search)).toEqual({ filter, ignored: [] });
});

test('without a filter the address is bare', () => {
  expect(addressOf(EVERYTHING)).toBe('/sessions');
  expect(isEverything(EVERYTHING)).toBe(true);
});

test('what nobody understands is named and does not narrow', () => {
  const { filter, ignored } = readFilter('?agent=lena&client=12&ended=never&from=x&colour=red');

  expect(filter).toEqual(EVERYTHING);
  expect(ignored).toEqual(['agent', 'client', 'ended', 'from', 'colour']);
});

test('the file has what the list shows', () => {
  expect(exportAddress({ ...EVERYTHING, ended: 'live' }, 'csv')).toBe('/api/v1/sessions/export?format=csv&ended=live');
});
