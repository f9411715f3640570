import { afterEach, expect, test } from 'vitest';
import { overwriteGetLocale } from '../../paraglide/runtime.js';
import { deviceWords } from '../../ui/device';
import { strokeWords } from './words';

afterEach(() => overwriteGetLocale(() => 'en'));

test('keys are named as they are printed on the reader’s keyboard', () => {
  expect(strokeWords('Shift+C')).toBe('Shift+C');
  overwriteGetLocale(() => 'de');

  expect(strokeWords('Shift+C')).toBe('Umschalt+C');
  expect(strokeWords('Ctrl+A')).toBe('Strg+A');
  expect(strokeWords('J')).toBe('J');
});

test('a device is told in the reader’s language', () => {
  overwriteGetLocale(() => 'de');

  expect(deviceWords('Chrome on Linux')).toBe('Chrome unter Linux');
  expect(deviceWords('Front desk 2')).toBe('Front desk 2');
});
