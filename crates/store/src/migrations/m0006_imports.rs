//! How far each import of a file has come, so that one that was cut goes on where it stopped.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, binary, integer, pk_uuid, uuid};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let imports = Table::create()
            .table("imports")
            .col(pk_uuid("id"))
            .col(uuid("member_id"))
            .col(binary("digest"))
            .col(integer("done"))
            .col(integer("total"))
            .col(big_integer("created_at"))
            .foreign_key(ForeignKey::create().from("imports", "member_id").to("members", "id"))
            .to_owned();
        manager.create_table(imports).await?;
        let by_age = "CREATE INDEX imports_by_age ON imports (created_at)";
        manager.get_connection().execute_unprepared(by_age).await?;
        Ok(())
    }
}
