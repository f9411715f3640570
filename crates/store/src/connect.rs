//! Opening the database, and the two ways into it: one unit of work at a time, and readers beside it.

use std::path::Path;
use std::time::Duration;

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, SqliteTransactionMode, TransactionOptions,
    TransactionTrait as _,
};
use sea_orm_migration::MigratorTrait as _;

use crate::chat::Chat;
use crate::history::History;
use crate::members::Members;
use crate::migrations::Migrator;
use crate::presences::Presences;
use crate::session_requests::SessionRequests;
use crate::sign_ins::SignIns;
use crate::{SecretKey, StoreError, Unit, Vault};

/// Where the database is.
#[derive(Clone, Debug)]
pub struct StoreOptions {
    /// `sqlite:PATH` or `postgres://…`.
    pub url: String,
}

impl StoreOptions {
    /// SQLite in this file.
    pub fn sqlite(file: &Path) -> Self {
        Self { url: format!("sqlite:{}", file.display()) }
    }
}

/// The database, ready to use: migrated, with its keys.
#[derive(Clone, Debug)]
pub struct Store {
    /// SQLite takes one writer; a pool of one queues writers fairly instead of letting them fail as busy.
    writer: DatabaseConnection,
    readers: DatabaseConnection,
    vault: Vault,
}

impl Store {
    /// Connects, and brings the schema up to date.
    pub async fn open(options: &StoreOptions, key: &SecretKey) -> Result<Self, StoreError> {
        let writer = Database::connect(connect_options(&options.url, Pool::Writer)).await?;
        Migrator::up(&writer, None).await?;
        let readers = Database::connect(connect_options(&options.url, Pool::Readers)).await?;
        Ok(Self { writer, readers, vault: Vault::new(key) })
    }

    /// Begins a unit of work. On SQLite it holds the write lock from the start, so that what it reads cannot
    /// change before it writes.
    pub async fn begin(&self) -> Result<Unit, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(Unit::new(self.writer.begin_with_options(options).await?, self.vault.clone()))
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.readers.ping().await?;
        Ok(())
    }

    /// Ends all connections once their work is done.
    pub async fn close(self) -> Result<(), StoreError> {
        self.readers.close().await?;
        self.writer.close().await?;
        Ok(())
    }

    /// Reads session requests.
    pub fn session_requests(&self) -> SessionRequests<'_, DatabaseConnection> {
        SessionRequests::new(&self.readers, &self.vault)
    }

    /// Reads histories.
    pub fn history(&self) -> History<'_, DatabaseConnection> {
        History::new(&self.readers)
    }

    /// Reads members and the organisation.
    pub fn members(&self) -> Members<'_, DatabaseConnection> {
        Members::new(&self.readers)
    }

    /// Reads sign-ins.
    pub fn sign_ins(&self) -> SignIns<'_, DatabaseConnection> {
        SignIns::new(&self.readers)
    }

    /// Reads presences.
    pub fn presences(&self) -> Presences<'_, DatabaseConnection> {
        Presences::new(&self.readers)
    }

    /// Reads chats.
    pub fn chat(&self) -> Chat<'_, DatabaseConnection> {
        Chat::new(&self.readers)
    }
}

#[derive(Clone, Copy)]
enum Pool {
    Writer,
    Readers,
}

fn connect_options(url: &str, pool: Pool) -> ConnectOptions {
    let sqlite = url.starts_with("sqlite:");
    let mut options = ConnectOptions::new(url);
    let connections = match (pool, sqlite) {
        (Pool::Writer, true) => 1,
        (Pool::Writer | Pool::Readers, _) => 8,
    };
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .create_if_missing(true)
                .pragma("journal_mode", "WAL")
                // A 2xx answer is durable: every commit reaches the disk.
                .pragma("synchronous", "FULL")
                .pragma("foreign_keys", "ON")
                .pragma("busy_timeout", "5000")
                .pragma("cache_size", "-4096")
        });
    options
}
