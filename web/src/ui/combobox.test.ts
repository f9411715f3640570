import { expect, test } from 'vitest';
import { grouped, matching, neighbour, type ComboOption } from './combobox';

const options: ComboOption[] = [
  { id: 'nobody', label: 'Unassigned' },
  { id: 'first', label: 'First line', group: 'Queues' },
  { id: 'zoe', label: 'Zoë Müller', group: 'Agents', search: 'offline' },
];

test('every typed word must occur, whatever the accents and capitals', () => {
  expect(ids(matching(options, 'zoe mull'))).toEqual(['zoe']);
  expect(ids(matching(options, 'LINE'))).toEqual(['first', 'zoe']);
  expect(matching(options, 'zoe first')).toEqual([]);
});

test('nothing typed leaves everything', () => {
  expect(matching(options, '  ')).toEqual(options);
});

test('neighbours of a group stand under one heading', () => {
  expect(grouped(options).map(({ group, options: inside }) => [group, inside.length])).toEqual([
    [undefined, 1],
    ['Queues', 1],
    ['Agents', 1],
  ]);
});

test('the keyboard goes round the ends', () => {
  expect(neighbour(options, 'zoe', 1)).toBe('nobody');
  expect(neighbour(options, 'nobody', -1)).toBe('zoe');
  expect(neighbour(options, null, 1)).toBe('nobody');
  expect(neighbour([], null, 1)).toBeNull();
});

function ids(found: readonly ComboOption[]): string[] {
  return found.map(({ id }) => id);
}
