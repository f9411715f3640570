import { expect, test } from 'vitest';
import { retryAfter } from './retry';

test.each([
  ['60', 60],
  ['', undefined],
  ['Thu, 26 Nov 2026 09:00:00 GMT', undefined],
  [undefined, undefined],
])('Retry-After: %s means %s', (value, seconds) => {
  expect(retryAfter({ headers: new Headers(value === undefined ? {} : { 'retry-after': value }) })).toBe(seconds);
});

test('no answer says nothing', () => {
  expect(retryAfter(undefined)).toBeUndefined();
});
