import { expect, test } from 'vitest';
import { bitRate, resolution } from './figures';

test('bit rates change their unit at a megabit', () => {
  expect(bitRate(340.4, 'en')).toBe('340 kbit/s');
  expect(bitRate(1234, 'en')).toBe('1.2 Mbit/s');
  expect(bitRate(1234, 'de')).toBe('1,2 Mbit/s');
});

test('a resolution is width by height', () => {
  expect(resolution(1920, 1080)).toBe('1920 × 1080');
});
