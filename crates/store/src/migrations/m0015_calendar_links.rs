//! Addresses at which calendar programs read agendas.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, binary, pk_uuid};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let links = Table::create()
            .table("calendar_links")
            .col(pk_uuid("member_id"))
            .col(binary("token_hash").unique_key())
            .col(big_integer("created_at"))
            .foreign_key(ForeignKey::create().from("calendar_links", "member_id").to("members", "id"))
            .to_owned();
        manager.create_table(links).await
    }
}
