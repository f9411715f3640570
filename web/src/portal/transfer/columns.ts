// The columns of an import, by their names in the header: the fields of a new request.
import * as m from '../../paraglide/messages.js';

export const CSV_COLUMNS = ['user_name', 'user_email', 'message', 'notes', 'reference', 'language', 'send_updates', 'validity_seconds'] as const;

export type CsvColumn = (typeof CSV_COLUMNS)[number];

const WORDS: Readonly<Record<CsvColumn, () => string>> = {
  user_name: () => m.portal_user_name(),
  user_email: () => m.portal_user_email(),
  message: () => m.portal_message(),
  notes: () => m.portal_notes(),
  reference: () => m.request_reference(),
  language: () => m.portal_language(),
  send_updates: () => m.request_updates(),
  validity_seconds: () => m.list_import_seconds(),
};

/** What a form calls the field of a column; null for a column this page does not know. */
export function columnWord(column: string): string | null {
  return (WORDS as Record<string, (() => string) | undefined>)[column]?.() ?? null;
}
