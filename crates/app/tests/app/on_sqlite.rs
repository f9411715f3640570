//! The suite on SQLite.

use deskside_test_database::Database;

const DATABASE: Database = Database::Sqlite;

#[path = "suite.rs"]
mod suite;
