//! Requests from a CSV file.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::problem::FieldErrorCode;

/// `POST /api/v1/session-requests/import`, with the file as `text/csv` in the body.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default, deny_unknown_fields)]
pub struct ImportQuery {
    /// Only looks at the file; nothing is created.
    pub preview: bool,
}

/// What is in the file, and what became of it. When a single row is wrong, nothing is created.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ImportBody {
    /// How many rows there are below the header.
    pub rows: u32,
    /// How many requests were created, also when the same file was sent before with the same key.
    pub created: u32,
    /// What is wrong, row by row.
    pub errors: Vec<ImportErrorBody>,
}

/// What is wrong with one cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportErrorBody {
    /// The row: the first below the header is 1.
    pub row: u32,
    /// The column's name in the header; null when the row as a whole cannot be read.
    pub column: Option<String>,
    /// What is wrong.
    pub code: FieldErrorCode,
    /// The same in words.
    pub detail: String,
}
