// A chosen file as a table: what a spreadsheet saves, in whichever of its forms, and back to the one the server reads.
import { parse, unparse } from 'papaparse';

/** Every row has the cells that its line has; rows without any are left out. The first one is the header. */
export type Table = readonly (readonly string[])[];

/** Reads commas, semicolons or tabs between cells, as RFC 4180 quotes them. */
export async function readTable(file: Blob): Promise<Table> {
  const text = decoded(await file.arrayBuffer());
  const { data } = parse<string[]>(text, { skipEmptyLines: 'greedy', delimitersToGuess: [',', ';', '\t'] });
  return data.map((row) => row.map((cell) => cell.trim()));
}

/** As the server reads it. */
export function writeTable(table: Table, name: string): File {
  return new File([unparse(table as string[][], { newline: '\r\n' })], name, { type: 'text/csv' });
}

/** Spreadsheets on Windows save another alphabet than UTF-8 unless they are told to. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
