//! Organisation, members, sign-ins, session requests with history, presences, chat.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, binary, binary_null, integer, pk_uuid, string, text, text_null, uuid,
    uuid_null,
};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        people(manager).await?;
        session_requests(manager).await?;
        live(manager).await
    }
}

async fn people(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let organisation = Table::create()
        .table("organisation")
        .col(integer("id").primary_key())
        .col(text("name"))
        .col(big_integer("created_at"))
        .to_owned();
    let members = Table::create()
        .table("members")
        .col(pk_uuid("id"))
        .col(text("name"))
        .col(text("email"))
        .col(string("account_key").unique_key())
        .col(string("role"))
        .col(text("password_hash"))
        .col(big_integer("created_at"))
        .to_owned();
    let sign_ins = Table::create()
        .table("sign_ins")
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(binary("token_hash").unique_key())
        .col(text("device_name"))
        .col(big_integer("created_at"))
        .col(big_integer("last_used_at"))
        .col(big_integer("expires_at"))
        .foreign_key(ForeignKey::create().from("sign_ins", "member_id").to("members", "id"))
        .to_owned();
    let counters = Table::create()
        .table("counters")
        .col(string("name").primary_key())
        .col(big_integer("value"))
        .to_owned();
    for table in [organisation, members, sign_ins, counters] {
        manager.create_table(table).await?;
    }
    manager
        .create_index(
            Index::create().name("sign_ins_by_member").table("sign_ins").col("member_id").to_owned(),
        )
        .await?;
    // The first request is #1001: a number people recognise as one of ours, with four digits for years.
    let start = Query::insert()
        .into_table("counters")
        .columns(["name", "value"])
        .values_panic(["session_request".into(), 1000_i64.into()])
        .to_owned();
    manager.execute(start).await
}

async fn session_requests(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let requests = Table::create()
        .table("session_requests")
        .col(pk_uuid("id"))
        .col(big_integer("number").unique_key())
        .col(binary("token_key").unique_key())
        .col(binary("code_key").unique_key())
        .col(binary("sealed_link"))
        .col(text("user_name"))
        .col(text_null("user_email"))
        .col(text_null("message"))
        .col(text_null("notes"))
        .col(uuid_null("assigned_to"))
        .col(uuid("created_by"))
        .col(big_integer("created_at"))
        .col(big_integer("validity_seconds"))
        .col(big_integer("expires_at"))
        .col(big_integer_null("scheduled_for"))
        .col(big_integer_null("closed_at"))
        .col(uuid_null("closed_by"))
        .col(ColumnDef::new("outcome").string().null())
        .col(binary_null("device"))
        .col(big_integer("version"))
        .col(big_integer("updated_at"))
        .foreign_key(ForeignKey::create().from("session_requests", "assigned_to").to("members", "id"))
        .foreign_key(ForeignKey::create().from("session_requests", "created_by").to("members", "id"))
        .foreign_key(ForeignKey::create().from("session_requests", "closed_by").to("members", "id"))
        .to_owned();
    let events = Table::create()
        .table("session_request_events")
        .col(uuid("request_id"))
        .col(big_integer("version"))
        .col(big_integer("at"))
        .col(text("by"))
        .col(text("what"))
        .col(binary("hash"))
        .primary_key(Index::create().col("request_id").col("version"))
        .foreign_key(
            ForeignKey::create().from("session_request_events", "request_id").to("session_requests", "id"),
        )
        .to_owned();
    manager.create_table(requests).await?;
    manager.create_table(events).await
}

async fn live(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let nodes = Table::create().table("nodes").col(pk_uuid("id")).col(big_integer("lease_until")).to_owned();
    let presences = Table::create()
        .table("presences")
        .col(pk_uuid("request_id"))
        .col(uuid("node_id"))
        .col(string("phase"))
        .col(big_integer("since"))
        .col(binary("device"))
        .col(text("device_name"))
        .col(text_null("granted"))
        .col(uuid_null("session_id"))
        .col(uuid_null("session_agent"))
        .col(big_integer_null("session_since"))
        .foreign_key(ForeignKey::create().from("presences", "request_id").to("session_requests", "id"))
        .to_owned();
    let chat = Table::create()
        .table("chat_messages")
        .col(uuid("request_id"))
        .col(big_integer("seq"))
        .col(uuid("client_id"))
        .col(uuid_null("agent_id"))
        .col(text("body"))
        .col(big_integer("at"))
        .primary_key(Index::create().col("request_id").col("seq"))
        .foreign_key(ForeignKey::create().from("chat_messages", "request_id").to("session_requests", "id"))
        .to_owned();
    for table in [nodes, presences, chat] {
        manager.create_table(table).await?;
    }
    let once = Index::create()
        .name("chat_messages_once")
        .table("chat_messages")
        .col("request_id")
        .col("client_id")
        .unique()
        .to_owned();
    manager.create_index(once).await
}
