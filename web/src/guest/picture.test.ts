import { expect, test } from 'vitest';
import { headline, underline } from './picture';

const NOW = Date.parse('2026-11-24T12:00:00Z');

test('while the screen is seen, the banner says by whom and for how long', () => {
  expect(headline({ kind: 'live' }, 'Lena Vogt', 'Lena')).toBe('Lena Vogt sees your screen');
  expect(underline({ kind: 'live' }, 'Lena', '12:07', NOW)).toBe('12:07 min');
});

test('a pause says that nothing is seen', () => {
  expect(headline({ kind: 'paused' }, 'Lena Vogt', 'Lena')).toBe('You paused. Lena sees nothing.');
});

test('a broken connection counts down, and never below nothing', () => {
  expect(underline({ kind: 'interrupted', until: NOW + 41_200 }, 'Lena', '1:00', NOW)).toBe('Reconnecting, 42 s left');
  expect(underline({ kind: 'interrupted', until: NOW - 5_000 }, 'Lena', '1:00', NOW)).toBe('Reconnecting, 0 s left');
});

test('an agent who closed the picture is not said to be cut off', () => {
  expect(headline({ kind: 'away', until: NOW }, 'Lena Vogt', 'Lena')).toBe('Lena is not watching now');
  expect(underline({ kind: 'away', until: NOW + 9_000 }, 'Lena', '1:00', NOW)).toBe('Nobody sees your screen. Lena may come back within 9 s');
});

test('after a reload the banner never claims that somebody sees the screen', () => {
  expect(headline({ kind: 'lost', until: null }, 'Lena Vogt', 'Lena')).toBe('Nobody sees your screen');
});
