// The file that shows which columns an import takes: a header and one row as an example. Made here, without
// asking the server.
import { CSV_COLUMNS, type CsvColumn } from './columns';

/** What stands in each column of the template. */
export const EXAMPLE: Readonly<Record<CsvColumn, string>> = {
  user_name: 'Margarethe Aigner',
  user_email: 'm.aigner@example.org',
  message: 'Your printer, as discussed on the phone.',
  notes: 'Label printer in room 214, "second" jam this week',
  reference: 'TICKET-4711',
  language: 'en',
  send_updates: 'false',
  validity_seconds: '86400',
};

/** RFC 4180: a cell with a comma, a quotation mark or a line break stands in quotation marks. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}

export function template(): string {
  return csvRow(CSV_COLUMNS) + csvRow(CSV_COLUMNS.map((column) => EXAMPLE[column]));
}
