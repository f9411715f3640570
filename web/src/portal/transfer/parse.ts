// Reads the beginning of a CSV file (RFC 4180) for a look at it. What counts is what the server reads.

/** The first rows, the header among them; a row that is all empty is left out. */
export function firstRows(text: string, most: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const end = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    end();
    if (row.some((one) => one !== '')) rows.push(row);
    row = [];
  };
  const characters = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  for (let at = 0; at < characters.length && rows.length < most; at += 1) {
    const character = characters[at]!;
    if (quoted && character === '"' && characters[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"') quoted = !quoted;
    else if (!quoted && character === ',') end();
    else if (!quoted && character === '\n') endRow();
    else cell += character;
  }
  if (rows.length < most && (cell !== '' || row.length > 0)) endRow();
  return rows;
}
