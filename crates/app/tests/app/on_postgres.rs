//! The suite on PostgreSQL.

use deskside_test_database::Database;

const DATABASE: Database = Database::Postgres;

#[path = "suite.rs"]
mod suite;
