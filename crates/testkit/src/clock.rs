//! A clock that runs like the system's and can be advanced.

use std::sync::{Mutex, PoisonError};

use deskside_app::context::{Clock, SystemClock};
use jiff::{SignedDuration, Timestamp};

/// The system's time plus what a test added.
#[derive(Debug, Default)]
pub struct TestClock(Mutex<SignedDuration>);

impl TestClock {
    /// Moves the time on.
    pub fn advance(&self, by: SignedDuration) {
        let mut added = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *added = added.saturating_add(by);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        let added = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        SystemClock.now().saturating_add(added).unwrap_or(Timestamp::MAX)
    }
}
