//! What can go wrong between a value and its row.

use sea_orm::sqlx::error::DatabaseError;
use sea_orm::{DbErr, RuntimeErr};

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
    /// The database belongs to another secret key.
    #[error("the database belongs to another secret key")]
    OtherKey,
    /// Others were at the same rows, and the database gave this one up. Nothing was written; the same again
    /// may well succeed.
    #[error("the database was busy with the same rows")]
    Contended(#[source] DbErr),
    /// The database did not answer, or refused.
    #[error("the database failed")]
    Database(#[source] DbErr),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if is_contention(&error) { Self::Contended(error) } else { Self::Database(error) }
    }
}

impl StoreError {
    /// What the database itself said, if it said something.
    pub(crate) fn reported(&self) -> Option<&dyn DatabaseError> {
        match self {
            Self::Contended(error) | Self::Database(error) => reported(error),
            Self::NotFound { .. }
            | Self::Stale
            | Self::Exists { .. }
            | Self::BadCursor
            | Self::OtherKey
            | Self::Unreadable { .. } => None,
        }
    }

    /// Names what was being inserted when a unique key was violated.
    pub(crate) fn on_insert(what: &'static str) -> impl FnOnce(DbErr) -> Self {
        move |error| match error.sql_err() {
            Some(sea_orm::SqlErr::UniqueConstraintViolation(_)) => Self::Exists { what },
            Some(_) | None => Self::from(error),
        }
    }
}

/// What the two databases say when a transaction lost against others.
const CONTENTION: &[&str] = &[
    // PostgreSQL: serialization_failure, deadlock_detected, lock_not_available.
    "40001", "40P01", "55P03", // SQLite: SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT.
    "5", "517",
];

fn is_contention(error: &DbErr) -> bool {
    let code = reported(error).and_then(DatabaseError::code);
    code.is_some_and(|code| CONTENTION.contains(&&*code))
}

/// What the database itself said.
fn reported(error: &DbErr) -> Option<&dyn DatabaseError> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error))
        | DbErr::Conn(RuntimeErr::SqlxError(error)) => error.as_database_error(),
        _ => None,
    }
}
