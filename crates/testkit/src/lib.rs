//! For tests: a clock that is advanced, a server on a free port, people who use it.
//!
//! Everything here panics when something is not as a test needs it: that is a failed test.
#![expect(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a helper of tests fails the test")]

mod clock;
mod events;
mod people;
mod server;
mod socket;

pub use clock::TestClock;
pub use deskside_test_database::Database;
pub use events::Events;
pub use people::{Answer, Person};
pub use server::TestServer;
pub use socket::{Ended, Socket};
