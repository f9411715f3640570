import { expect, test } from 'vitest';
import type { CommandEntry } from './entry';
import { readRecent, recentFirst, withUsed, written } from './recent';

const entry = (id: string) => ({ id, label: id, group: 'all', act: () => undefined }) as unknown as CommandEntry;

test('what was used last comes first, once', () => {
  expect(withUsed(['a', 'b', 'c'], 'b')).toEqual(['b', 'a', 'c']);
  expect(withUsed(['a', 'b', 'c', 'd'], 'e')).toEqual(['e', 'a', 'b', 'c']);
});

test('what was kept is read again, and nothing else does harm', () => {
  expect(readRecent(written(['go:agenda', 'new']))).toEqual(['go:agenda', 'new']);
  expect(readRecent(null)).toEqual([]);
  expect(readRecent('  a  b c d e f ')).toEqual(['a', 'b', 'c', 'd']);
});

test('entries that are not there any more are left out', () => {
  const shown = recentFirst([entry('a'), entry('b'), entry('c')], ['c', 'gone'], 'recent');

  expect(shown.map(({ id, group }) => [id, group])).toEqual([['c', 'recent'], ['a', 'all'], ['b', 'all']]);
});
