import { expect, test } from 'vitest';
import { waited } from './wait';

test.each([
  [59, '0 min'],
  [6 * 60 + 59, '6 min'],
  [62 * 60, '1 h 2 min'],
  [51 * 3600, '2 d 3 h'],
])('%i seconds of waiting read %s', (seconds, text) => {
  expect(waited(seconds)).toBe(text);
});
