import { expect, test } from 'vitest';
import { spanInWords, spansWith } from './spans';

test.each([
  [3600, '1 hour'],
  [86_400, '24 hours'],
  [7 * 86_400, '7 days'],
  [36 * 3600, '36 hours'],
  [5400, '90 minutes'],
])('%i seconds read %s', (seconds, text) => {
  expect(spanInWords(seconds, 'en')).toBe(text);
});

test('a span that no choice has is offered in its place', () => {
  expect(spansWith(5400).slice(0, 2)).toEqual([3600, 5400]);
  expect(spansWith(3600)).toEqual(spansWith(null));
});
