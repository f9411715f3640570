//! The schema's history: forward only, each step safe while the program before it still runs. Two are not: `m0007` drops
//! tables and `m0008` a column that it reads, so that all servers stop for them; the changelog says so.

mod m0001_first;
mod m0002_requests_and_queues;
mod m0003_lists;
mod m0004_queue_figures;
mod m0005_key_fingerprint;
mod m0006_imports;
mod m0007_clients;
mod m0008_members_and_roles;
mod m0009_audit_log;
mod m0010_second_factors;
mod m0011_api_tokens;
mod m0012_sessions;
mod m0013_whose_reset_links;
mod m0014_photos;
mod m0015_calendar_links;
mod m0016_member_versions;
mod m0017_batch_digests;
mod m0018_wishes;

use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend};
use sea_orm_migration::prelude::*;

use crate::{StoreError, connect};

struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_first::Migration),
            Box::new(m0002_requests_and_queues::Migration),
            Box::new(m0003_lists::Migration),
            Box::new(m0004_queue_figures::Migration),
            Box::new(m0005_key_fingerprint::Migration),
            Box::new(m0006_imports::Migration),
            Box::new(m0007_clients::Migration),
            Box::new(m0008_members_and_roles::Migration),
            Box::new(m0009_audit_log::Migration),
            Box::new(m0010_second_factors::Migration),
            Box::new(m0011_api_tokens::Migration),
            Box::new(m0012_sessions::Migration),
            Box::new(m0013_whose_reset_links::Migration),
            Box::new(m0014_photos::Migration),
            Box::new(m0015_calendar_links::Migration),
            Box::new(m0016_member_versions::Migration),
            Box::new(m0017_batch_digests::Migration),
            Box::new(m0018_wishes::Migration),
        ]
    }
}

/// Locks out the migrations of other nodes that start at the same moment. The number is any that nobody else
/// takes: it spells `deskside`.
const ONE_AT_A_TIME: &str = "SELECT pg_advisory_xact_lock(x'6465736b73696465'::bigint)";

/// Brings the schema up to date, all of it or nothing. Nodes that start together do it one after the other.
pub(crate) async fn run(connection: &DatabaseConnection) -> Result<(), StoreError> {
    let transaction = connect::begin(connection).await?;
    // On SQLite, beginning it has taken the write lock already.
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared(ONE_AT_A_TIME).await?;
    }
    Migrator::up(&transaction, None).await?;
    transaction.commit().await?;
    Ok(())
}

/// The names of all migrations this program knows.
pub(crate) fn names() -> Vec<String> {
    Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect()
}
