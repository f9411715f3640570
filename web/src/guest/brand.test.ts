import { expect, test } from 'vitest';
import { inkOn } from './brand';

test.each([
  ['#0f5a5f', 'white'],
  ['#ffcc00', 'black'],
  ['#FFFFFF', 'black'],
  ['#000000', 'white'],
])('letters on %s are %s', (colour, ink) => {
  expect(inkOn(colour)).toBe(ink);
});

test.each([null, undefined, '', 'red', '#fff', 'url(x)'])('%s is no colour', (text) => {
  expect(inkOn(text)).toBeUndefined();
});
