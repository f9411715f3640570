import { expect, test } from 'vitest';
import { joinAddress, shortLink, spacedCode } from './join';

test('a code is read in threes', () => {
  expect(spacedCode('528114907')).toBe('528 114 907');
});

test('addresses are told without their scheme', () => {
  expect(joinAddress('https://help.brightwater.example/s/kJ4v')).toBe('help.brightwater.example/join');
  expect(shortLink('https://help.brightwater.example/s/kJ4v')).toBe('help.brightwater.example/s/kJ4v');
});
