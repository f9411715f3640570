import { expect, test } from 'vitest';
import { firstRows } from './parse';
import { csvRow } from './template';

test('what was written as a row is read as that row', () => {
  const cells = ['a', 'b, c', 'd "e"', 'f\ng', ''];

  expect(firstRows(csvRow(cells), 5)).toEqual([cells]);
});

test('no more rows are read than asked for, and empty ones do not count', () => {
  expect(firstRows('\uFEFFname\r\n\r\nAnna\r\nBerta\r\nCleo', 3)).toEqual([['name'], ['Anna'], ['Berta']]);
});

test('a last row without a line break is one too', () => {
  expect(firstRows('name,email\nAnna,', 5)).toEqual([['name', 'email'], ['Anna', '']]);
});
