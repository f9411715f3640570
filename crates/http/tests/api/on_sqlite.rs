//! The suite on SQLite.

use deskside_testkit::Database;

const DATABASE: Database = Database::Sqlite;

#[path = "suite.rs"]
mod suite;
