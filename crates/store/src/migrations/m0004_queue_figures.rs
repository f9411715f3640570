//! What the queues' figures are read from: how long people waited, and what waits.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, uuid};

/// The waits of a day, and what waits in a queue: both are read whenever a queue changes, by everybody who shows it.
const INDEXES: [&str; 2] = [
    "CREATE INDEX queue_waits_by_end ON queue_waits (ended_at, queue_id, waited)",
    "CREATE INDEX requests_in_queues ON session_requests (queue_id, expires_at) \
     WHERE queue_id IS NOT NULL AND assigned_to IS NULL AND closed_at IS NULL",
];

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let waits = Table::create()
            .table("queue_waits")
            .col(uuid("request_id"))
            .col(big_integer("version"))
            .col(uuid("queue_id"))
            .col(big_integer("ended_at"))
            .col(big_integer("waited"))
            .primary_key(Index::create().col("request_id").col("version"))
            .foreign_key(ForeignKey::create().from("queue_waits", "request_id").to("session_requests", "id"))
            .foreign_key(ForeignKey::create().from("queue_waits", "queue_id").to("session_queues", "id"))
            .to_owned();
        manager.create_table(waits).await?;
        for index in INDEXES {
            manager.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}
