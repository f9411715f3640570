import { expect, test } from 'vitest';
import { CSV_COLUMNS } from './columns';
import { csvRow, template } from './template';

test('a cell that would be read as more than one is put in quotation marks', () => {
  expect(csvRow(['a', 'b, c', 'd "e"', 'f\ng'])).toBe('a,"b, c","d ""e""","f\ng"\r\n');
});

test('the template has a header and one row', () => {
  const [header, , end] = template().split('\r\n');

  expect(header).toBe(CSV_COLUMNS.join(','));
  expect(end).toBe('');
});
