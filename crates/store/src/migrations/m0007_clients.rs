//! Clients: the browsers and apps of agents, which of them is online, and which requests arrive at only one of them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, binary, binary_null, pk_uuid, text, uuid};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

const INDEXES: [&str; 4] = [
    // Null once forgotten, so that the same browser becomes another client.
    "CREATE UNIQUE INDEX clients_by_browser ON clients (browser, member_id)",
    "CREATE INDEX clients_by_member ON clients (member_id)",
    "CREATE INDEX sign_ins_by_client ON sign_ins (client_id)",
    "CREATE INDEX requests_by_client ON session_requests (assigned_client, number) \
     WHERE assigned_client IS NOT NULL",
];

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        clients(manager).await?;
        sign_ins(manager).await?;
        presences(manager).await?;
        let at_a_client = ColumnDef::new("assigned_client").big_integer().null().to_owned();
        let requests = Table::alter().table("session_requests").add_column(at_a_client).to_owned();
        manager.alter_table(requests).await?;
        let renamed = Query::insert()
            .into_table("counters")
            .columns(["name", "value"])
            .values_panic(["client_names".into(), 0_i64.into()])
            .to_owned();
        manager.execute(renamed).await?;
        for index in INDEXES {
            manager.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

async fn clients(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let clients = Table::create()
        .table("clients")
        .col(big_integer("id").primary_key())
        .col(uuid("member_id"))
        .col(binary_null("browser"))
        .col(text("name"))
        .col(text("device_name"))
        .col(big_integer("created_at"))
        .col(big_integer("last_seen_at"))
        .col(big_integer_null("forgotten_at"))
        .foreign_key(ForeignKey::create().from("clients", "member_id").to("members", "id"))
        .to_owned();
    manager.create_table(clients).await
}

/// Whoever was signed in signs in again: their browsers are no clients yet.
async fn sign_ins(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.drop_table(Table::drop().table("sign_ins").to_owned()).await?;
    let sign_ins = Table::create()
        .table("sign_ins")
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(big_integer("client_id"))
        .col(binary("token_hash").unique_key())
        .col(text("device_name"))
        .col(big_integer("created_at"))
        .col(big_integer("last_used_at"))
        .col(big_integer("expires_at"))
        .foreign_key(ForeignKey::create().from("sign_ins", "member_id").to("members", "id"))
        .foreign_key(ForeignKey::create().from("sign_ins", "client_id").to("clients", "id"))
        .to_owned();
    manager.create_table(sign_ins).await?;
    let by_member = Index::create().name("sign_ins_by_member").table("sign_ins").col("member_id").to_owned();
    manager.create_index(by_member).await
}

async fn presences(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.drop_table(Table::drop().table("member_presences").to_owned()).await?;
    let presences = Table::create()
        .table("client_presences")
        .col(big_integer("client_id"))
        .col(uuid("node_id"))
        .primary_key(Index::create().col("client_id").col("node_id"))
        .foreign_key(ForeignKey::create().from("client_presences", "client_id").to("clients", "id"))
        .to_owned();
    manager.create_table(presences).await
}
