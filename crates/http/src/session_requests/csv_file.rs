//! What files of requests have in common, going out and coming in (RFC 4180, in UTF-8): the columns, and how a cell
//! is kept from being run.

/// What an agent fills in: an export says it so that an import takes it.
pub(super) const FILLED_IN: [&str; 13] = [
    "user_name",
    "user_email",
    "send_updates",
    "language",
    "message",
    "notes",
    "reference",
    "assign_to",
    "asks",
    "validity_seconds",
    "scheduled_for",
    "time_zone",
    "duration_minutes",
];

/// What the server decides: only exports say it, and an import passes over it.
pub(super) const DECIDED: [&str; 13] = [
    "number",
    "status",
    "assigned_to",
    "queue",
    "created_at",
    "created_by",
    "expires_at",
    "closed_at",
    "closed_by",
    "outcome",
    "closing_word",
    "link",
    "join_code",
];

/// Columns of the organisation's own fields begin so.
pub(super) const OWN: &str = "field_";

/// What `assign_to` says before a queue's name.
pub(super) const QUEUE: &str = "queue:";

/// Without it, spreadsheets read a file in the letters of their own language.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// With what a spreadsheet takes a cell for a formula (OWASP, CSV Injection).
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The cell with an apostrophe in front when a spreadsheet would run it. It is then shown as it is.
pub(super) fn guarded(cell: String) -> String {
    if is_formula(&cell) { format!("'{cell}") } else { cell }
}

/// The cell without the apostrophe that [`guarded`] put in front.
pub(super) fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// Whatever apostrophes stand before it: what one is taken from must not have been another cell.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_runs_nothing_that_a_stranger_wrote() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(guarded(cell.to_owned()), format!("'{cell}"));
        }
        for cell in ["", "a=1", "1-1", "'tis", "''", "O'Neill"] {
            assert_eq!(guarded(cell.to_owned()), cell);
        }
    }

    #[test]
    fn whatever_goes_out_comes_in_as_it_was() {
        for cell in ["=1+1", "'=1", "''=1", "-", "'tis", "''x", "'", "a", "", "+43 1 23", "'+43"] {
            assert_eq!(plain(&guarded(cell.to_owned())), cell);
        }
    }
}
