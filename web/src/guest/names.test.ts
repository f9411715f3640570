import { expect, test } from 'vitest';
import { shortName } from './names';

test.each([
  ['Lena Vogt', 'en', 'Lena'],
  ['Lena Vogt', 'de', 'Lena Vogt'],
  ['Dr. Lena Vogt', 'en', 'Dr. Lena Vogt'],
  ['Lena', 'en', 'Lena'],
])('%s is called, in %s, %s', (name, language, called) => {
  expect(shortName(name, language)).toBe(called);
});
