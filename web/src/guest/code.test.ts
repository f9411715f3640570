import { expect, test } from 'vitest';
import { digitsOf, grouped } from './code';

test.each([
  ['528 114 907', '528114907'],
  ['528-114-907\n', '528114907'],
  ['Code: 528114907', '528114907'],
  ['5281149071', '528114907'],
  ['', ''],
])('%j has the digits %j', (typed, digits) => {
  expect(digitsOf(typed)).toBe(digits);
});

test.each([
  ['5', '5'],
  ['528', '528'],
  ['5281', '528 1'],
  ['528114907', '528 114 907'],
])('%s is shown as %s', (digits, shown) => {
  expect(grouped(digits)).toBe(shown);
});
