//! The connections: some that write, others that read beside them.
//!
//! SQLite has one writer and many readers. PostgreSQL has as many of each; apart all the same, so that a queue
//! of writers behind one request keeps nobody from reading.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sea_orm::sqlx::ConnectOptions as _;
use sea_orm::sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr, RuntimeErr, SqlxPostgresConnector};
use tokio::time::sleep;
use url::Url;

use crate::database_url::Place;
use crate::{DatabaseUrl, StoreError};

/// How long somebody waits for a connection before it is a failure.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often one that finds the file busy tries to connect to it, and how long it leaves it alone in between.
const CONNECTION_TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(20);

/// SQLite takes one writer; a pool of one queues writers fairly instead of letting them fail as busy.
const SQLITE_WRITERS: u32 = 1;
const SQLITE_READERS: u32 = 8;

/// Four nodes stay below the hundred connections that PostgreSQL gives out by default.
const POSTGRES_WRITERS: u32 = 12;
const POSTGRES_READERS: u32 = 12;

/// What holds for our connections to PostgreSQL, whatever the server's defaults are.
const POSTGRES_SETTINGS: &[(&str, &str)] = &[
    // What the units of work are written for.
    ("default_transaction_isolation", "read committed"),
    // A unit that waits this long behind another gives up instead of piling up.
    ("lock_timeout", "10s"),
    // A node that vanished in the middle of a unit keeps its locks no longer than this.
    ("idle_in_transaction_session_timeout", "60s"),
    // No disk of today has heads to move. Taken for one that has, a list is read along the wrong index, in the right
    // order but past everything that does not match.
    ("random_page_cost", "1.1"),
];

/// The connections to one database.
#[derive(Clone, Debug)]
pub(crate) struct Pools {
    pub(crate) writers: DatabaseConnection,
    pub(crate) readers: DatabaseConnection,
}

impl Pools {
    pub(crate) async fn connect(url: &DatabaseUrl) -> Result<Self, StoreError> {
        match &url.0 {
            Place::Sqlite(file) => Ok(Self {
                // The writer first: it makes the file.
                writers: sqlite(file, SQLITE_WRITERS).await?,
                readers: sqlite(file, SQLITE_READERS).await?,
            }),
            Place::Postgres(url) => Ok(Self {
                writers: postgres(url, POSTGRES_WRITERS).await?,
                readers: postgres(url, POSTGRES_READERS).await?,
            }),
        }
    }
}

/// A single connection, for work on the whole database.
pub(crate) async fn one(url: &DatabaseUrl) -> Result<DatabaseConnection, StoreError> {
    match &url.0 {
        Place::Sqlite(file) => sqlite(file, 1).await,
        Place::Postgres(url) => postgres(url, 1).await,
    }
}

async fn sqlite(file: &Path, connections: u32) -> Result<DatabaseConnection, StoreError> {
    let file = file.to_owned();
    let mut options = ConnectOptions::new("sqlite:");
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(PATIENCE)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .filename(&file)
                .create_if_missing(true)
                .pragma("journal_mode", "WAL")
                // A 2xx answer is durable: every commit reaches the disk.
                .pragma("synchronous", "FULL")
                .pragma("foreign_keys", "ON")
                .pragma("busy_timeout", "5000")
                .pragma("cache_size", "-4096")
        });
    connect_patiently(options).await
}

/// The first connection of all turns the file's journal to WAL, for which SQLite wants it alone: another that opens
/// the file in that moment is told at once that it is busy, whatever its busy timeout says.
async fn connect_patiently(options: ConnectOptions) -> Result<DatabaseConnection, StoreError> {
    let mut tries = 1;
    loop {
        match Database::connect(options.clone()).await.map_err(StoreError::from) {
            Err(StoreError::Contended(_)) if tries < CONNECTION_TRIES => sleep(PAUSE).await,
            outcome => return outcome,
        }
        tries += 1;
    }
}

/// Not by `Database::connect`: it tells its trace the whole address, with the password.
async fn postgres(url: &Url, connections: u32) -> Result<DatabaseConnection, StoreError> {
    let refused = |error| DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error)));
    let options = PgConnectOptions::from_url(url)
        .map_err(refused)?
        .application_name("deskside")
        .options(POSTGRES_SETTINGS.iter().copied())
        .disable_statement_logging();
    let pool = PgPoolOptions::new()
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(PATIENCE)
        .connect_with(options)
        .await
        .map_err(refused)?;
    Ok(SqlxPostgresConnector::from_sqlx_postgres_pool(pool))
}
