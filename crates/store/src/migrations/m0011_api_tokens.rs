//! API tokens.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, binary, pk_uuid, text, uuid};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tokens = Table::create()
            .table("api_tokens")
            .col(pk_uuid("id"))
            .col(uuid("member_id"))
            .col(text("name"))
            .col(text("rights"))
            .col(binary("token_hash").unique_key())
            .col(text("ending"))
            .col(big_integer("created_at"))
            .col(big_integer("expires_at"))
            .col(big_integer_null("last_used_at"))
            .foreign_key(ForeignKey::create().from("api_tokens", "member_id").to("members", "id"))
            .to_owned();
        manager.create_table(tokens).await?;
        let by_member =
            Index::create().name("api_tokens_by_member").table("api_tokens").col("member_id").to_owned();
        manager.create_index(by_member).await
    }
}
