import { expect, test } from 'vitest';
import { allOf, extendedTo, isPicked, NOTHING, share, toggled, type Picked } from './picking';

const SHOWN = ['a', 'b', 'c', 'd', 'e'];

test('a row is picked, and let go', () => {
  const picked = toggled(NOTHING, 'b', SHOWN);

  expect(ids(picked)).toEqual(['b']);
  expect(ids(toggled(picked, 'b', SHOWN))).toEqual([]);
});

test.each([
  ['d', ['b', 'c', 'd']],
  ['a', ['b', 'a']],
])('a range reaches from the last one picked to %s', (to, expected) => {
  expect(ids(extendedTo(toggled(NOTHING, 'b', SHOWN), to, SHOWN))).toEqual(expect.arrayContaining(expected));
});

test('a range without a beginning is the one row', () => {
  expect(ids(extendedTo(NOTHING, 'c', SHOWN))).toEqual(['c']);
});

test('what was picked stays picked when rows move or leave', () => {
  const picked = extendedTo(toggled(NOTHING, 'b', SHOWN), 'd', ['d', 'x', 'b']);

  expect(ids(picked).sort()).toEqual(['b', 'd', 'x']);
});

test('all, some or none are picked', () => {
  expect(share(NOTHING, SHOWN)).toBe('none');
  expect(share(toggled(NOTHING, 'a', SHOWN), SHOWN)).toBe('some');
  expect(share(allOf(SHOWN), SHOWN)).toBe('all');
  expect(share(allOf(SHOWN), [...SHOWN, 'f'])).toBe('some');
});

test('of all that match, letting one go leaves the others that are shown', () => {
  const all: Picked = { kind: 'matching' };

  expect(isPicked(all, 'never seen')).toBe(true);
  expect(ids(toggled(all, 'b', SHOWN))).toEqual(['a', 'c', 'd', 'e']);
});

function ids(picked: Picked): string[] {
  return picked.kind === 'these' ? [...picked.ids] : [];
}
