//! Files of comma-separated values (RFC 4180, in UTF-8), and how a cell is kept from being run.

use std::io;

/// A line that cannot be written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LineError {
    /// A value has no name on the wire, or no JSON.
    #[error("a value cannot be written")]
    Value(#[from] serde_json::Error),
    /// The cells do not make a line.
    #[error("the cells do not make a line")]
    Line(#[from] csv::Error),
    /// The last line is not finished.
    #[error("the last line cannot be finished")]
    End(#[from] io::Error),
}

/// Without it, spreadsheets read a file in the letters of their own language.
pub(crate) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// With what a spreadsheet takes a cell for a formula (OWASP, CSV Injection).
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The cell with an apostrophe in front when a spreadsheet would run it. It is then shown as it is.
pub(crate) fn guarded(cell: String) -> String {
    if is_formula(&cell) { format!("'{cell}") } else { cell }
}

/// The cell without the apostrophe that [`guarded`] put in front.
pub(crate) fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// Whatever apostrophes stand before it: what one is taken from must not have been another cell.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

/// All lines, or none: a file that lacks one looks whole.
pub(crate) fn written(
    rows: impl IntoIterator<Item = Result<Vec<String>, LineError>>,
) -> Result<Vec<u8>, LineError> {
    let mut file = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        file.write_record(row?)?;
    }
    Ok(file.into_inner().map_err(csv::IntoInnerError::into_error)?)
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

    #[test]
    fn a_line_that_cannot_be_written_is_not_left_out() {
        let line = |cells: &[&str]| Ok(cells.iter().map(|cell| (*cell).to_owned()).collect());
        let broken = serde_json::from_str::<u8>("").unwrap_err();

        assert_eq!(written([line(&["a", "b"]), line(&["c", ""])]).unwrap(), b"a,b\r\nc,\r\n");
        assert!(matches!(written([line(&["a"]), Err(broken.into())]), Err(LineError::Value(_))));
        assert!(matches!(written([line(&["a"]), line(&["b", "c"])]), Err(LineError::Line(_))));
    }
}
