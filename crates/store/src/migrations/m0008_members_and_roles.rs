//! Roles, who has which, and the two kinds of one-time links by which people get at an account.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, binary, pk_uuid, string, text, text_null, uuid};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

/// Until now everybody was an owner or an agent.
const ROLES_SO_FAR: &str = "INSERT INTO member_roles (member_id, role) \
    SELECT id, CASE role WHEN 'owner' THEN 'owner' ELSE 'support_agent' END FROM members";

#[expect(elided_lifetimes_in_paths, reason = "the trait is declared so")]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        roles(manager).await?;
        manager.get_connection().execute_unprepared(ROLES_SO_FAR).await?;
        members(manager).await?;
        one_time_links(manager).await
    }
}

async fn roles(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let roles = Table::create()
        .table("roles")
        .col(pk_uuid("id"))
        .col(text("name"))
        .col(string("name_key").unique_key())
        .col(text("rights"))
        .col(big_integer("version"))
        .to_owned();
    // By word or id: built-in roles have no row.
    let member_roles = Table::create()
        .table("member_roles")
        .col(uuid("member_id"))
        .col(string("role"))
        .primary_key(Index::create().col("member_id").col("role"))
        .foreign_key(ForeignKey::create().from("member_roles", "member_id").to("members", "id"))
        .to_owned();
    manager.create_table(roles).await?;
    manager.create_table(member_roles).await?;
    let by_role = Index::create().name("member_roles_by_role").table("member_roles").col("role").to_owned();
    manager.create_index(by_role).await
}

async fn members(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = [
        ColumnDef::new("standing").string().not_null().default("active").to_owned(),
        ColumnDef::new("language").string().null().to_owned(),
        ColumnDef::new("zone").string().null().to_owned(),
    ];
    for column in columns {
        manager.alter_table(Table::alter().table("members").add_column(column).to_owned()).await?;
    }
    manager.alter_table(Table::alter().table("members").drop_column("role").to_owned()).await
}

async fn one_time_links(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let invitations = Table::create()
        .table("invitations")
        .col(pk_uuid("id"))
        .col(binary("token_hash").unique_key())
        .col(text_null("name"))
        .col(text("email"))
        // An address is invited once at a time.
        .col(string("account_key").unique_key())
        .col(text("roles"))
        .col(uuid("invited_by"))
        .col(big_integer("created_at"))
        .col(big_integer("expires_at"))
        .foreign_key(ForeignKey::create().from("invitations", "invited_by").to("members", "id"))
        .to_owned();
    let resets = Table::create()
        .table("password_resets")
        .col(uuid("member_id").primary_key())
        .col(binary("token_hash").unique_key())
        .col(big_integer("expires_at"))
        .foreign_key(ForeignKey::create().from("password_resets", "member_id").to("members", "id"))
        .to_owned();
    manager.create_table(invitations).await?;
    manager.create_table(resets).await
}
