//! The use cases over a real store, with a clock that only a test moves. Every test of the suite runs on SQLite and
//! on PostgreSQL.
#![expect(clippy::unwrap_used, reason = "what is not there when a test needs it fails the test")]
#![expect(clippy::duplicate_mod, reason = "one suite, two databases")]

mod on_postgres;
mod on_sqlite;
