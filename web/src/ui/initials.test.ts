import { expect, test } from 'vitest';
import { initials } from './initials';

test.each([
  ['Lena Vogt', 'LV'],
  ['  ada  ', 'A'],
  ['Dr. Ana María López', 'AL'],
  ['', ''],
])('%j is shortened to %j', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
