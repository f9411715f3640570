//! The suite on PostgreSQL.

use deskside_test_database::Database;

const DATABASE: Database = Database::Postgres;

#[path = "across.rs"]
mod across;
#[path = "contention.rs"]
mod contention;
#[path = "suite.rs"]
mod suite;
