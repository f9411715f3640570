//! Databases that are full: filled on SQLite, copied to PostgreSQL, which is several times faster than filling it.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use deskside_store::Store;
use deskside_test_database::TestDatabase;
use sea_orm::ConnectionTrait as _;

use crate::arguments::Kind;
use crate::fill::organisation::{self, ASKING, sign_in};
use crate::fill::{Indexes, Timeline, presence, requests};
use crate::server::key;
use crate::{clock, table};

/// A database, and the cookie of the agent who asks. Dropping it deletes it.
#[derive(Debug)]
pub(crate) struct Filled {
    pub(crate) kind: Kind,
    pub(crate) size: u64,
    pub(crate) cookie: String,
    database: TestDatabase,
}

impl Filled {
    /// One on each of these databases, with the same timeline in it, which ends now.
    pub(crate) async fn on(kinds: &[Kind], size: u64) -> Result<Vec<Self>> {
        let started = clock::start();
        let source = Kind::Sqlite.database().create_blank().await;
        let (now, timeline) = (clock::now(), Timeline::until(clock::now(), size));
        let store = open(&source).await?;
        organisation::found(&store).await;
        let indexes = Indexes::put_away(&source).await?;
        requests::create(&store, timeline, 0..size).await;
        indexes.build(&source).await?;
        requests::put_aside(&store, now).await;
        store.close().await?;
        let mut filled = Vec::new();
        for kind in kinds {
            if *kind == Kind::Postgres {
                let database = kind.database().create_blank().await;
                deskside_store::copy(&source.url(), &database.url(), now).await?;
                tidy(&database).await?;
                filled.push(Self::of(*kind, size, database).await?);
            }
        }
        if kinds.contains(&Kind::Sqlite) {
            filled.insert(0, Self::of(Kind::Sqlite, size, source).await?);
        }
        println!("{} requests created in {:.0?}", table::whole_of(size), started.elapsed());
        Ok(filled)
    }

    /// The people who are there now.
    async fn of(kind: Kind, size: u64, database: TestDatabase) -> Result<Self> {
        let store = open(&database).await?;
        presence::let_in(&store, clock::now()).await;
        let cookie = sign_in(&store, ASKING, 0, clock::now()).await;
        store.close().await?;
        Ok(Self { kind, size, cookie, database })
    }

    /// As the server is told it.
    pub(crate) fn address(&self) -> String {
        self.database.address()
    }

    /// The database's file, on SQLite.
    pub(crate) fn file(&self) -> Option<PathBuf> {
        self.database.url().file().map(PathBuf::from)
    }
}

pub(crate) async fn open(database: &TestDatabase) -> Result<Store> {
    Store::open(&database.url(), &key()).await.context("could not open a database")
}

/// What PostgreSQL does by itself within minutes of such a change: counting what is there.
async fn tidy(database: &TestDatabase) -> Result<()> {
    let connection = database.connect().await;
    connection.execute_unprepared("VACUUM (ANALYZE)").await?;
    connection.execute_unprepared("CHECKPOINT").await?;
    Ok(connection.close().await?)
}
