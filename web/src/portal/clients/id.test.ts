import { expect, test } from 'vitest';
import { digitsOf, spacedId, typedId } from './id';

test('an ID is shown in three groups that stay on one line', () => {
  expect(spacedId('471093528')).toBe('471\u00a0093\u00a0528');
});

test.each(['471093528', '471 093 528', ' 471\u00a0093\u00a0528 ', '471-093-528'])('%s is a client ID', (text) => {
  expect(typedId(text)).toBe('471093528');
});

test.each(['', '47109352', '4710935281', '071093528', '47109352a', 'Laptop'])('“%s” is none', (text) => {
  expect(typedId(text)).toBeNull();
});

test('what may become one is told by its digits', () => {
  expect(digitsOf('471 09')).toBe('47109');
  expect(digitsOf('Room 4')).toBeNull();
});
