import { expect, test } from 'vitest';
import { outcome } from './passkey';

test('closing the question is no failure, and a device that has a key already says so', () => {
  expect(outcome(new DOMException('', 'NotAllowedError'))).toBe('cancelled');
  expect(outcome(new DOMException('', 'AbortError'))).toBe('cancelled');
  expect(outcome(new DOMException('', 'InvalidStateError'))).toBe('known');
  expect(outcome(new DOMException('', 'SecurityError'))).toBe('failed');
  expect(outcome('no error at all')).toBe('failed');
});
