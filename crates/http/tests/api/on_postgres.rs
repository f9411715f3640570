//! The suite on PostgreSQL.

use deskside_testkit::Database;

const DATABASE: Database = Database::Postgres;

#[path = "suite.rs"]
mod suite;
