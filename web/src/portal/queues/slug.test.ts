import { expect, test } from 'vitest';
import { isSlug, slugFrom, slugTyped } from './slug';

test.each([
  ['First line', 'first-line'],
  ['Erste Hilfe für Ärzte', 'erste-hilfe-fuer-aerzte'],
  ['  Piotr Zieliński & Co. ', 'piotr-zielinski-co'],
  ['プリンタ', ''],
])('%j suggests %j', (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
});

test('typing keeps a hyphen at the end, for more may follow', () => {
  expect(slugTyped('Help ')).toBe('help-');
  expect(slugTyped('a'.repeat(50))).toHaveLength(40);
});

test.each([
  ['first-line', true],
  ['ab', false],
  ['-help', false],
  ['help-', false],
  ['help--me', false],
  ['Help', false],
  ['a'.repeat(41), false],
])('%j as an address: %j', (slug, is) => {
  expect(isSlug(slug)).toBe(is);
});
