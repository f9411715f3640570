import { expect, test } from 'vitest';
import { strategy } from '../paraglide/runtime.js';

test('the chosen language comes first, then that of the browser, then English', () => {
  expect(strategy).toEqual(['localStorage', 'preferredLanguage', 'baseLocale']);
});
