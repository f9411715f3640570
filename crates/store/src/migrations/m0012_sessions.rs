//! Records of sessions. Those from before stand in their requests' histories only.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, integer, pk_uuid, string_null, text, text_null, uuid,
};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

const INDEXES: [&str; 4] = [
    "CREATE INDEX sessions_by_start ON sessions (started_at, id)",
    "CREATE INDEX sessions_by_request ON sessions (request_id)",
    "CREATE INDEX session_viewers_by_agent ON session_viewers (agent_id)",
    "CREATE INDEX session_viewers_by_client ON session_viewers (client_id) WHERE client_id IS NOT NULL",
];

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sessions = Table::create()
            .table("sessions")
            .col(pk_uuid("id"))
            .col(uuid("request_id"))
            .col(text("host_device"))
            .col(big_integer("started_at"))
            .col(big_integer_null("ended_at"))
            .col(string_null("end_reason"))
            .col(text("grants"))
            .foreign_key(ForeignKey::create().from("sessions", "request_id").to("session_requests", "id"))
            .to_owned();
        manager.create_table(sessions).await?;
        // Members and clients by id and by the name of that time: a record says who it was, whatever becomes of them.
        let viewers = Table::create()
            .table("session_viewers")
            .col(uuid("session_id"))
            .col(integer("position"))
            .col(uuid("agent_id"))
            .col(text("agent_name"))
            .col(big_integer_null("client_id"))
            .col(text_null("client_name"))
            .col(big_integer("joined_at"))
            .col(big_integer_null("left_at"))
            .col(big_integer_null("bytes_received"))
            .col(big_integer_null("bytes_sent"))
            .col(string_null("route"))
            .primary_key(Index::create().col("session_id").col("position"))
            .foreign_key(ForeignKey::create().from("session_viewers", "session_id").to("sessions", "id"))
            .to_owned();
        manager.create_table(viewers).await?;
        for index in INDEXES {
            manager.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}
