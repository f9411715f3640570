//! Collects what is wrong with a body's fields, so that a person hears of all at once.

use deskside_domain::text::TextRefusal;
use deskside_protocol::problem::{FieldErrorBody, FieldErrorCode};

use super::Problem;

/// What is wrong so far.
#[derive(Debug, Default)]
pub(crate) struct Fields(Vec<FieldErrorBody>);

impl Fields {
    /// Takes a parsed field, or remembers why it was refused.
    pub(crate) fn take<T>(&mut self, field: &str, parsed: Result<T, TextRefusal>) -> Option<T> {
        parsed.map_err(|refusal| self.refuse(field, code(refusal), refusal.to_string())).ok()
    }

    /// Remembers that a number or time is not allowed.
    pub(crate) fn out_of_range(&mut self, field: &str, detail: &str) {
        self.refuse(field, FieldErrorCode::OutOfRange, detail.to_owned());
    }

    /// Remembers that a text has more characters than it may.
    pub(crate) fn too_long(&mut self, field: &str, limit: usize) {
        let refusal = TextRefusal::TooLong { limit };
        self.refuse(field, code(refusal), refusal.to_string());
    }

    /// Remembers that a value is not of the form the field takes.
    pub(crate) fn malformed(&mut self, field: &str, detail: &str) {
        self.refuse(field, FieldErrorCode::Malformed, detail.to_owned());
    }

    /// What was refused so far.
    pub(crate) fn into_errors(self) -> Vec<FieldErrorBody> {
        self.0
    }

    /// The value that was built from the fields, unless one of them was refused.
    pub(crate) fn finish<T>(self, value: Option<T>) -> Result<T, Problem> {
        match (self.0.is_empty(), value) {
            (true, Some(value)) => Ok(value),
            (_, _) => Err(Problem::fields(self.0)),
        }
    }

    fn refuse(&mut self, field: &str, code: FieldErrorCode, detail: String) {
        self.0.push(FieldErrorBody { field: field.to_owned(), code, detail });
    }
}

fn code(refusal: TextRefusal) -> FieldErrorCode {
    match refusal {
        TextRefusal::Missing => FieldErrorCode::Missing,
        TextRefusal::TooLong { .. } => FieldErrorCode::TooLong,
        TextRefusal::TooShort { .. } => FieldErrorCode::TooShort,
        TextRefusal::Malformed { .. } => FieldErrorCode::Malformed,
        TextRefusal::TooCommon => FieldErrorCode::TooCommon,
    }
}
