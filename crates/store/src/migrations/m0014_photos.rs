//! Members' photos.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{binary, pk_uuid, string};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let photos = Table::create()
            .table("member_photos")
            .col(pk_uuid("member_id"))
            .col(string("kind"))
            .col(binary("content"))
            .col(binary("hash"))
            .foreign_key(ForeignKey::create().from("member_photos", "member_id").to("members", "id"))
            .to_owned();
        manager.create_table(photos).await
    }
}
