//! What members prove beside their passwords: apps with codes, recovery codes, passkeys.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, binary, pk_uuid, text, uuid};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        totps(manager).await?;
        recovery_codes(manager).await?;
        passkeys(manager).await?;
        used_ceremonies(manager).await
    }
}

async fn totps(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let totps = Table::create()
        .table("totps")
        .col(uuid("member_id").primary_key())
        .col(binary("sealed_secret"))
        // Which thirty seconds the last code belonged to: none of then or before is taken any more.
        .col(big_integer("last_step"))
        .col(big_integer("created_at"))
        .foreign_key(ForeignKey::create().from("totps", "member_id").to("members", "id"))
        .to_owned();
    manager.create_table(totps).await
}

async fn recovery_codes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let codes = Table::create()
        .table("recovery_codes")
        .col(uuid("member_id"))
        .col(binary("hash"))
        .primary_key(Index::create().col("member_id").col("hash"))
        .foreign_key(ForeignKey::create().from("recovery_codes", "member_id").to("members", "id"))
        .to_owned();
    manager.create_table(codes).await
}

async fn passkeys(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let passkeys = Table::create()
        .table("passkeys")
        .col(pk_uuid("id"))
        .col(uuid("member_id"))
        .col(binary("credential_id").unique_key())
        // The public key, the counter and what else the device said, as JSON.
        .col(text("credential"))
        .col(text("name"))
        .col(big_integer("created_at"))
        .col(big_integer_null("last_used_at"))
        .foreign_key(ForeignKey::create().from("passkeys", "member_id").to("members", "id"))
        .to_owned();
    manager.create_table(passkeys).await?;
    let by_member = Index::create().name("passkeys_by_member").table("passkeys").col("member_id").to_owned();
    manager.create_index(by_member).await
}

/// What makes a ceremony happen once. A ceremony that was only begun has no row: whoever began it carries it, sealed.
async fn used_ceremonies(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let used = Table::create()
        .table("used_ceremonies")
        .col(binary("nonce").primary_key())
        .col(big_integer("expires_at"))
        .to_owned();
    manager.create_table(used).await?;
    let by_end =
        Index::create().name("used_ceremonies_by_end").table("used_ceremonies").col("expires_at").to_owned();
    manager.create_index(by_end).await
}
