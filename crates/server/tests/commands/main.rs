//! The program from outside: what somebody types, what it prints, what it leaves on the disk.
#![expect(clippy::unwrap_used, reason = "what is not there when a test needs it fails the test")]

mod audit;
mod backup;
mod harness;
mod kill;
mod moving;
mod on_postgres;
mod on_sqlite;
mod restore;
