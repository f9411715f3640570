//! How long people waited in queues, which the queues' figures tell.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, uuid};

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
        let by_end = "CREATE INDEX queue_waits_by_end ON queue_waits (queue_id, ended_at, waited)";
        manager.get_connection().execute_unprepared(by_end).await?;
        Ok(())
    }
}
