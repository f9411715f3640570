import { expect, test } from 'vitest';
import { countdown } from './countdown';

test.each([
  [2 * 86_400 + 3 * 3600 + 59, '2 days 3 h'],
  [86_400, '1 day 0 h'],
  [86_399, '23 h 59 min'],
  [3600, '1 h 0 min'],
  [3599, '59:59'],
  [42, '0:42'],
  [-5, '0:00'],
])('%i seconds are %s', (seconds, text) => {
  expect(countdown(seconds)).toBe(text);
});
