//! Trying again with another join code when one is taken.

use deskside_store::StoreError;

use super::{CreateError, RequestError};

/// How often a code is tried. With a million requests one try in a thousand meets a taken one.
const TRIES: usize = 8;

/// An error that may say that a join code is taken.
pub(crate) trait MayBeTaken {
    /// Whether it does.
    fn code_is_taken(&self) -> bool;
}

impl MayBeTaken for StoreError {
    fn code_is_taken(&self) -> bool {
        matches!(self, Self::Exists { .. })
    }
}

impl MayBeTaken for RequestError {
    fn code_is_taken(&self) -> bool {
        matches!(self, Self::Store(error) if error.code_is_taken())
    }
}

impl MayBeTaken for CreateError {
    fn code_is_taken(&self) -> bool {
        matches!(self, Self::Request(error) if error.code_is_taken())
    }
}

/// Counts how often a code was tried. Each try is a unit of its own: one that met a taken code is lost.
#[derive(Debug, Default)]
pub(crate) struct CodeTries(usize);

impl CodeTries {
    /// Whether `error` says that the code is taken, and another is to be tried.
    pub(crate) fn again(&mut self, error: &impl MayBeTaken) -> bool {
        self.0 += 1;
        self.0 < TRIES && error.code_is_taken()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_code_is_tried_again_and_not_for_ever() {
        let mut tries = CodeTries::default();
        let taken = StoreError::Exists { what: "session request" };

        let again = (0..TRIES).filter(|_| tries.again(&taken)).count();

        assert_eq!(again, TRIES - 1);
        assert!(!CodeTries::default().again(&StoreError::Stale));
    }
}
