//! What was sent to start each batch, so that the same sent again starts none.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = ColumnDef::new("digest").binary().null().to_owned();
        manager.alter_table(Table::alter().table("batches").add_column(column).to_owned()).await
    }
}
