// The columns of an import, by their names in the header: the fields of a new request.
import * as m from '../../paraglide/messages.js';

export const CSV_COLUMNS = ['user_name', 'user_email', 'message', 'notes', 'reference', 'language', 'send_updates', 'validity_seconds'] as const;

export type CsvColumn = (typeof CSV_COLUMNS)[number];

const WORDS: Readonly<Record<string, () => string>> = {
  user_name: () => m.portal_user_name(),
  user_email: () => m.portal_user_email(),
  message: () => m.portal_message(),
  notes: () => m.portal_notes(),
  reference: () => m.request_reference(),
  language: () => m.portal_language(),
  send_updates: () => m.request_updates(),
  validity_seconds: () => m.list_import_seconds(),
  assign_to: () => m.portal_column_assigned(),
  asks: () => m.request_asks(),
  scheduled_for: () => m.request_schedule(),
  time_zone: () => m.list_import_zone(),
  duration_minutes: () => m.list_import_minutes(),
};

/** What a form calls the field of a column; null for a column this page does not know. */
export function columnWord(column: string): string | null {
  return WORDS[column]?.() ?? null;
}
