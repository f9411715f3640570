//! From a file to the requests in it, and to what is wrong with it, cell by cell.

use deskside_app::session_requests::NewRequest;
use deskside_domain::organisation::Organisation;
use deskside_protocol::problem::{FieldErrorCode, ProblemCode};
use deskside_protocol::session_requests::ImportErrorBody;

use super::super::create;
use super::cells::{Columns, column_of};
use super::targets::Targets;
use crate::csv_file::BYTE_ORDER_MARK;
use crate::problem::Problem;

/// The most rows a file may have.
const MOST_ROWS: usize = 5_000;
/// How many errors are told; who has more has the same one in every row.
const MOST_ERRORS: usize = 500;

/// What is in a file.
#[derive(Default)]
pub(super) struct File {
    pub(super) rows: usize,
    pub(super) requests: Vec<NewRequest>,
    pub(super) errors: Vec<ImportErrorBody>,
}

pub(super) fn read(content: &[u8], organisation: &Organisation, targets: &Targets) -> Result<File, Problem> {
    let content = content.strip_prefix(BYTE_ORDER_MARK).unwrap_or(content);
    let mut rows = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(content);
    let head = rows.headers().map_err(|_| malformed("The file is not CSV in UTF-8."))?.clone();
    let columns = Columns::read(&head).map_err(malformed)?;
    let mut file = File::default();
    for (place, row) in (1..).zip(rows.records()) {
        file.rows += 1;
        if file.rows > MOST_ROWS {
            return Err(Problem::new(ProblemCode::TooManyRows, "A file has at most 5000 rows."));
        }
        match row {
            Err(_) => {
                let detail = "has other columns than the header, or is not UTF-8";
                file.errors.push(error(place, None, FieldErrorCode::Malformed, detail));
            }
            Ok(row) => {
                let (body, mut errors) = columns.body(&row, targets, place);
                match create::new_request(&body, organisation) {
                    Ok(new) => file.requests.push(new),
                    Err(problem) => errors.extend(problem.into_errors().into_iter().map(|refused| {
                        error(place, Some(column_of(&refused.field)), refused.code, &refused.detail)
                    })),
                }
                file.errors.extend(errors);
            }
        }
    }
    file.errors.truncate(MOST_ERRORS);
    Ok(file)
}

pub(super) fn error(row: u32, column: Option<String>, code: FieldErrorCode, detail: &str) -> ImportErrorBody {
    ImportErrorBody { row, column, code, detail: detail.to_owned() }
}

fn malformed(detail: impl Into<String>) -> Problem {
    Problem::new(ProblemCode::MalformedRequest, detail)
}
