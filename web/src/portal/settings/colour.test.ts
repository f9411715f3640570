import { expect, test } from 'vitest';
import { isColour, lettersOn } from './colour';

test.each([
  ['#0f5a5f', '#ffffff'],
  ['#000000', '#ffffff'],
  ['#ffd34d', '#1b2027'],
  ['#ffffff', '#1b2027'],
])('on %s the letters are %s', (colour, letters) => {
  expect(lettersOn(colour)).toBe(letters);
});

test('a colour has six hexadecimal digits', () => {
  expect(isColour('#0F5A5f')).toBe(true);
  expect(isColour('#0f5')).toBe(false);
  expect(isColour('teal')).toBe(false);
});
