//! A version of each member, so that nobody changes what somebody else has changed since they looked.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = ColumnDef::new("version").big_integer().not_null().default(1).to_owned();
        manager.alter_table(Table::alter().table("members").add_column(column).to_owned()).await
    }
}
