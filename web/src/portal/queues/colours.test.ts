import { expect, test } from 'vitest';
import { COLOURS, nextColour } from './colours';

test('a new queue gets the first colour that no other has', () => {
  expect(nextColour([])).toBe('teal');
  expect(nextColour(['teal', 'violet'])).toBe('rust');
});

test('with more queues than colours they begin again', () => {
  expect(nextColour(COLOURS)).toBe('teal');
});
