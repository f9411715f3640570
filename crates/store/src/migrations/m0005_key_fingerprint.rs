//! By what a database knows the secret key that its links were sealed with.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{binary, integer};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let fingerprints = Table::create()
            .table("key_fingerprints")
            .col(integer("id").primary_key())
            .col(binary("fingerprint"))
            .to_owned();
        manager.create_table(fingerprints).await
    }
}
