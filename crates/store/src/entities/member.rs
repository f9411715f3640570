//! Members.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "members")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub email: String,
    /// The email in the form under which it is unique.
    pub account_key: String,
    pub password_hash: String,
    pub created_at: i64,
    pub standing: String,
    pub language: Option<String>,
    pub zone: Option<String>,
    /// Counts every change.
    pub version: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
