//! The audit log: one chain for what is done to the organisation.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, binary, string, text, uuid_null};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let events = Table::create()
            .table("audit_events")
            .col(big_integer("version").primary_key())
            .col(big_integer("at"))
            .col(text("by"))
            .col(text("what"))
            .col(binary("hash"))
            // What filters ask for; neither is hashed, and both stand in `by` and `what` too.
            .col(uuid_null("member_id"))
            .col(string("kind"))
            .to_owned();
        manager.create_table(events).await?;
        for index in [
            "CREATE INDEX audit_events_by_member ON audit_events (member_id, version)",
            "CREATE INDEX audit_events_by_kind ON audit_events (kind, version)",
            "CREATE INDEX audit_events_by_time ON audit_events (at)",
        ] {
            manager.get_connection().execute_unprepared(index).await?;
        }
        let last = Query::insert()
            .into_table("counters")
            .columns(["name", "value"])
            .values_panic(["audit_log".into(), 0_i64.into()])
            .to_owned();
        manager.execute(last).await
    }
}
