// The columns of an import, by their names in the header: the fields of a new request.
export const CSV_COLUMNS = ['user_name', 'user_email', 'message', 'notes', 'reference', 'language', 'send_updates', 'validity_seconds'] as const;

export type CsvColumn = (typeof CSV_COLUMNS)[number];
