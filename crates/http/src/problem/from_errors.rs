//! From each use case's error to a problem, exhaustively: a new error does not compile until it is said here.

mod account;
mod links;
mod queues;
mod refusals;
mod requests;
mod settings;
mod words;

use deskside_app::{StoreError, TryLater};

use self::words::{bad_cursor, stale};
use super::Problem;

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Self::not_found(),
            StoreError::BadCursor => bad_cursor(),
            StoreError::Stale => stale(),
            StoreError::Exists { .. }
            | StoreError::OtherKey
            | StoreError::Unreadable { .. }
            | StoreError::Contended(_)
            | StoreError::Database(_) => Self::unavailable(&error),
        }
    }
}

impl From<TryLater> for Problem {
    fn from(error: TryLater) -> Self {
        Self::later(error.after)
    }
}
