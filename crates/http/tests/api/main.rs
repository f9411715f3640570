//! The API and its sockets, from the outside: a real server, real HTTP, people with cookies. Every test of the suite
//! runs on SQLite and on PostgreSQL; what is only about documents runs once.

#![expect(clippy::unwrap_used, reason = "a test that finds something else fails")]
#![expect(clippy::duplicate_mod, reason = "one suite, two databases")]

mod documents;
mod on_postgres;
mod on_sqlite;
