//! Who offered each link to choose another password: it works as long as they may still do so.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Links of which nobody knows who offered them work no more.
        let column = ColumnDef::new("offered_by").uuid().null().to_owned();
        manager.alter_table(Table::alter().table("password_resets").add_column(column).to_owned()).await
    }
}
