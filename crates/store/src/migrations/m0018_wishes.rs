//! The requests whose remote users ask for something, for the lists in which they come early.

use sea_orm::ConnectionTrait as _;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let create = "CREATE INDEX requests_wishing ON session_requests (number) WHERE wish IS NOT NULL";
        manager.get_connection().execute_unprepared(create).await?;
        Ok(())
    }
}
