//! The real time: this measures it.
#![expect(clippy::disallowed_methods, reason = "this measures time itself")]

use std::time::Instant;

use deskside_domain::Timestamp;

/// For durations.
pub(crate) fn start() -> Instant {
    Instant::now()
}

/// For what is stored; to the millisecond, as the server has it.
pub(crate) fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}
