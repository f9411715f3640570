//! One database on the tests' server: copied from a migrated one, which the first test of a run makes.

use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, process, thread};

use deskside_store::{SecretKey, Store};
use sea_orm::sqlx::error::DatabaseError;
use sea_orm::{
    ConnectionTrait as _, Database, DatabaseConnection, DbBackend, DbErr, QueryResult, RuntimeErr, Statement,
};

use crate::admin::{self, run};

/// How often it is looked whether the connections of a finished test are gone.
const GONE_TRIES: u32 = 2_000;

/// A database on the tests' server. Dropping it deletes it.
#[derive(Debug)]
pub(crate) struct Postgres {
    name: String,
}

impl Postgres {
    pub(crate) async fn create() -> Self {
        let name = free_name();
        let server = admin::connect().await;
        if let Err(error) = copy(&server, &name).await {
            assert!(is_missing(&error), "could not make a database: {error}");
            make_template(&server).await;
            copy(&server, &name).await.expect("the template is there now");
        }
        server.close().await.expect("a connection closes");
        Self { name }
    }

    /// One that is not migrated.
    pub(crate) async fn create_blank() -> Self {
        let name = free_name();
        let server = admin::connect().await;
        run(&server, &format!("CREATE DATABASE {name}")).await.expect("the tests' user may make databases");
        server.close().await.expect("a connection closes");
        Self { name }
    }

    pub(crate) fn address(&self) -> String {
        admin::address(&self.name)
    }
}

impl Drop for Postgres {
    /// In a thread of its own, because the test's own runtime may be on its way down.
    fn drop(&mut self) {
        let name = self.name.clone();
        let deleting = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(delete(&name));
        });
        // One that stays behind goes with the whole server when the run ends. A panic here would hide the test's.
        let _stays_behind = deleting.join();
    }
}

/// What stands in the files of the tables: read by the server, after it has written what it kept in memory.
pub(crate) async fn files(database: &DatabaseConnection) -> Vec<u8> {
    run(database, "CHECKPOINT").await.expect("the tests' user may ask for it");
    let tables = "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class WHERE relkind = 'r'";
    let tables = database.query_all_raw(Statement::from_string(DbBackend::Postgres, tables)).await;
    let bytes = |table: QueryResult| table.try_get_by_index::<Vec<u8>>(0).expect("the bytes of a file");
    tables.expect("the tests' user may read the files").into_iter().flat_map(bytes).collect()
}

/// A name no other test has, in this run or in one beside it.
fn free_name() -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    format!("deskside_test_{}_{}_{}", run_id(), process::id(), MADE.fetch_add(1, Ordering::Relaxed))
}

/// The migrated database of this run: another run may be one of another version.
fn template() -> String {
    format!("deskside_template_{}", run_id())
}

/// What the tests of one run have in common. Without nextest all of them are one process.
fn run_id() -> String {
    let id = env::var("NEXTEST_RUN_ID").unwrap_or_else(|_| process::id().to_string());
    id.replace('-', "")
}

async fn copy(server: &DatabaseConnection, name: &str) -> Result<u64, DbErr> {
    run(server, &format!("CREATE DATABASE {name} TEMPLATE {}", template())).await
}

/// Whether the template is not there: `invalid_catalog_name`.
fn is_missing(error: &DbErr) -> bool {
    let DbErr::Exec(RuntimeErr::SqlxError(error)) = error else { return false };
    error.as_database_error().and_then(DatabaseError::code).is_some_and(|code| code == "3D000")
}

/// Makes the template, unless another test did so meanwhile. It gets its name when it is finished.
async fn make_template(server: &DatabaseConnection) {
    let must = "the tests' user may make databases";
    run(server, "SELECT pg_advisory_lock(1)").await.expect(must);
    let (name, unfinished) = (template(), format!("{}_new", template()));
    let is_there = format!("SELECT FROM pg_database WHERE datname = '{name}'");
    if run(server, &is_there).await.expect(must) == 0 {
        run(server, &format!("CREATE DATABASE {unfinished}")).await.expect(must);
        let url = admin::address(&unfinished).parse().expect("an address of ours");
        let store = Store::open(&url, &SecretKey::generate([0; 32])).await.expect("it can be migrated");
        store.close().await.expect("connections close");
        // Each test opens its copy with a key of its own.
        let migrated = Database::connect(admin::address(&unfinished)).await.expect("it is there");
        run(&migrated, "DELETE FROM key_fingerprints").await.expect("it is empty otherwise");
        migrated.close().await.expect("a connection closes");
        run(server, &format!("ALTER DATABASE {unfinished} RENAME TO {name}")).await.expect(must);
    }
    run(server, "SELECT pg_advisory_unlock(1)").await.expect("the lock is ours");
}

/// Deletes a database. Connections that a test left open are ended first and waited for: deleting by force looks
/// only every tenth of a second whether they are gone.
async fn delete(name: &str) {
    let server = admin::connect().await;
    let end = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    for _ in 0..GONE_TRIES {
        if run(&server, &end).await.expect("it may end them") == 0 {
            break;
        }
    }
    run(&server, &format!("DROP DATABASE {name} WITH (FORCE)")).await.expect("nobody is connected");
}
