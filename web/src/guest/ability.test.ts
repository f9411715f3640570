import { expect, test } from 'vitest';
import { sharingAbility } from './ability';

const COMPUTER = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0';
const PHONE = 'Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36';

test('a browser with a picker can share', () => {
  expect(sharingAbility(null, COMPUTER)).toBe('able');
});

test('a phone cannot, and is told so as a phone', () => {
  expect(sharingAbility('no_screen_capture', PHONE)).toBe('phone');
});

test('an old browser on a computer is not called a phone', () => {
  expect(sharingAbility('no_screen_capture', COMPUTER)).toBe('browser');
});

test('without https the address is to blame, not the device', () => {
  expect(sharingAbility('insecure', PHONE)).toBe('insecure');
});
