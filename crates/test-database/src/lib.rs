//! For tests: a database of a test's own, on SQLite or on PostgreSQL.
//!
//! It knows the store, because the copies it hands out on PostgreSQL are migrated, and nothing above it. Everything
//! here panics when something is not as a test needs it: that is a failed test.
#![expect(clippy::missing_panics_doc, reason = "a helper of tests fails the test")]

mod admin;
mod postgres;

use std::fs;
use std::path::Path;

use deskside_store::DatabaseUrl;
use sea_orm::DatabaseConnection;
use tempfile::TempDir;

use crate::postgres::Postgres;

/// On which database a test runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    /// A file in a directory of its own.
    Sqlite,
    /// One database of the server at `DESKSIDE_TEST_POSTGRES`.
    Postgres,
}

/// A database without rows. Dropping it deletes it.
#[derive(Debug)]
pub struct TestDatabase(Place);

#[derive(Debug)]
enum Place {
    Sqlite(TempDir),
    Postgres(Postgres),
}

impl Database {
    /// A new one. A store opens it faster than a blank one.
    pub async fn create(self) -> TestDatabase {
        match self {
            Self::Sqlite => self.create_blank().await,
            Self::Postgres => TestDatabase(Place::Postgres(Postgres::create().await)),
        }
    }

    /// A new one that no store has opened.
    pub async fn create_blank(self) -> TestDatabase {
        match self {
            Self::Sqlite => TestDatabase(Place::Sqlite(tempfile::tempdir().expect("a place for a database"))),
            Self::Postgres => TestDatabase(Place::Postgres(Postgres::create_blank().await)),
        }
    }
}

impl TestDatabase {
    /// Its address.
    pub fn url(&self) -> DatabaseUrl {
        self.address().parse().expect("an address of ours")
    }

    /// A connection past the store, for what no method of it does.
    pub async fn connect(&self) -> DatabaseConnection {
        let address = match &self.0 {
            Place::Sqlite(_) => format!("{}?mode=rwc", self.address()),
            Place::Postgres(_) => self.address(),
        };
        sea_orm::Database::connect(address).await.expect("the database is there")
    }

    /// What stands in its files.
    pub async fn bytes(&self) -> Vec<u8> {
        match &self.0 {
            Place::Sqlite(directory) => files(directory.path()),
            Place::Postgres(_) => postgres::files(&self.connect().await).await,
        }
    }

    /// Its address with everything in it.
    pub fn address(&self) -> String {
        match &self.0 {
            Place::Sqlite(directory) => {
                format!("sqlite:{}", directory.path().join("deskside.sqlite3").display())
            }
            Place::Postgres(postgres) => postgres.address(),
        }
    }
}

fn files(directory: &Path) -> Vec<u8> {
    let entries = fs::read_dir(directory).expect("the directory is there");
    entries.flat_map(|entry| fs::read(entry.expect("an entry").path()).expect("a file of ours")).collect()
}
