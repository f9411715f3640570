import { expect, test } from 'vitest';
import { readTable, writeTable } from './table';
import { csvRow } from './template';

test.each([
  ['commas', 'name,email\r\nAnna,a@b.example\r\n'],
  ['semicolons', 'name;email\r\nAnna;a@b.example\r\n'],
  ['tabs and a byte order mark', '\uFEFFname\temail\nAnna\ta@b.example'],
  ['empty rows', 'name,email\n\n,\nAnna, a@b.example \n'],
])('reads %s', async (_, text) => {
  expect(await readTable(new Blob([text]))).toEqual([['name', 'email'], ['Anna', 'a@b.example']]);
});

test('what was written is read as it was', async () => {
  const rows = [['a', 'b, c', 'd "e"', 'f\ng', ''], ['1', '2', '3', '4', '5']];

  expect(await readTable(new Blob(rows.map(csvRow)))).toEqual(rows);
  expect(await readTable(writeTable(rows, 'x.csv'))).toEqual(rows);
});

test('a file that is not UTF-8 is read as Windows writes it', async () => {
  const jörg = new Uint8Array([0x6e, 0x61, 0x6d, 0x65, 0x0a, 0x4a, 0xf6, 0x72, 0x67]);

  expect(await readTable(new Blob([jörg]))).toEqual([['name'], ['Jörg']]);
});
