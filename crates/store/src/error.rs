//! What can go wrong between a value and its row.

use sea_orm::DbErr;

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such row.
    #[error("no such {what}")]
    NotFound {
        /// What was looked for.
        what: &'static str,
    },
    /// Somebody else changed the row since it was read. Nothing was written.
    #[error("the request changed since it was read")]
    Stale,
    /// Somebody else inserted the same key first. Nothing was written.
    #[error("the {what} exists already")]
    Exists {
        /// What exists.
        what: &'static str,
    },
    /// The cursor is not one of ours.
    #[error("the cursor is not one this server gave out")]
    BadCursor,
    /// A row says something this program cannot read: another key, or damage.
    #[error("the stored {what} cannot be read")]
    Unreadable {
        /// What cannot be read.
        what: &'static str,
    },
    /// The database did not answer, or refused.
    #[error("the database failed")]
    Database(#[from] DbErr),
}

impl StoreError {
    /// Names what was being inserted when a unique key was violated.
    pub(crate) fn on_insert(what: &'static str) -> impl FnOnce(DbErr) -> Self {
        move |error| match error.sql_err() {
            Some(sea_orm::SqlErr::UniqueConstraintViolation(_)) => Self::Exists { what },
            Some(_) | None => Self::Database(error),
        }
    }
}
