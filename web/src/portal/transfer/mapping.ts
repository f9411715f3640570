// Which column of a file goes to which field, guessed from its heading; and the file as the server takes it.
import { CSV_COLUMNS } from './columns';
import type { Table } from './table';

/** A column of the server's, for each column of the file; null leaves it out. */
export type Mapping = readonly (string | null)[];

/** Of the organisation's own fields. */
export interface OwnField {
  id: string;
  label: string;
}

const OWN = 'field_';
export const NEEDED = 'user_name';
/** What an import takes besides those that a form has words for. */
const FURTHER = ['assign_to', 'asks', 'scheduled_for', 'time_zone', 'duration_minutes'] as const;
/** What an export says and an import passes over, and what a file of left out rows says. */
const PASSED_OVER = ['number', 'status', 'assigned_to', 'queue', 'created_at', 'created_by', 'expires_at', 'closed_at', 'closed_by', 'outcome', 'closing_word', 'link', 'join_code', 'error'];

/** What people call the columns of their own lists, in English and German. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  user_name: ['name', 'user', 'username', 'fullname', 'customer', 'contact', 'person', 'benutzer', 'kunde', 'kundin', 'vollername', 'ansprechpartner'],
  user_email: ['email', 'mail', 'emailaddress', 'mailadresse', 'emailadresse'],
  message: ['message', 'problem', 'subject', 'issue', 'description', 'nachricht', 'anliegen', 'betreff', 'beschreibung'],
  notes: ['notes', 'note', 'comment', 'comments', 'remarks', 'notizen', 'notiz', 'bemerkung', 'kommentar'],
  reference: ['reference', 'ref', 'ticket', 'ticketnumber', 'case', 'referenz', 'ticketnummer', 'vorgang', 'aktenzeichen'],
  language: ['language', 'lang', 'sprache'],
  scheduled_for: ['date', 'when', 'appointment', 'termin', 'datum'],
};

/** Everything to which a column can go. */
export function targets(own: readonly OwnField[]): string[] {
  return [...CSV_COLUMNS, ...FURTHER, ...own.map(({ id }) => OWN + id)];
}

/** Where each column goes, as far as its heading tells; no field twice. */
export function guessed(headings: readonly string[], own: readonly OwnField[]): Mapping {
  const taken = new Set<string>();
  const known = targets(own);
  const exact = headings.map((heading) => (known.includes(heading) ? heading : null));
  for (const target of exact) if (target) taken.add(target);
  return headings.map((heading, index) => {
    if (exact[index]) return exact[index];
    const target = guess(heading, own);
    if (!target || taken.has(target) || PASSED_OVER.includes(heading)) return null;
    taken.add(target);
    return target;
  });
}

/** Whether every heading is one of the server's own: then nobody has to be asked. */
export function isPlain(headings: readonly string[], own: readonly OwnField[]): boolean {
  const known = [...targets(own), ...PASSED_OVER];
  return headings.includes(NEEDED) && headings.every((heading) => known.includes(heading));
}

/** Whether it says whom the requests are for, and no field twice. */
export function isComplete(mapping: Mapping): boolean {
  const chosen = mapping.filter((target) => target !== null);
  return chosen.includes(NEEDED) && new Set(chosen).size === chosen.length;
}

/** The columns that go somewhere, under the server's names. */
export function mapped([, ...rows]: Table, mapping: Mapping): Table {
  const columns = mapping.flatMap((target, index) => (target === null ? [] : [{ target, index }]));
  return [columns.map(({ target }) => target), ...rows.map((row) => columns.map(({ index }) => row[index] ?? ''))];
}

/** The rows that are right, and those that are not with what is wrong in a last column. Rows count from 1 below the header. */
export function parted([header = [], ...rows]: Table, wrong: ReadonlyMap<number, string>): { right: Table; left: Table } {
  const right = rows.filter((_, index) => !wrong.has(index + 1));
  const left = rows.flatMap((row, index) => (wrong.has(index + 1) ? [[...row, wrong.get(index + 1)!]] : []));
  return { right: [header, ...right], left: [[...header, 'error'], ...left] };
}

function guess(heading: string, own: readonly OwnField[]): string | null {
  const plain = reduced(heading);
  const field = own.find(({ id, label }) => reduced(label) === plain || reduced(id) === plain);
  if (field) return OWN + field.id;
  return Object.entries(CALLED).find(([, names]) => names.includes(plain))?.[0] ?? null;
}

function reduced(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
