//! The one organisation; its row exists once set-up is done, for ever.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub name: String,
    pub created_at: i64,
    pub colour: Option<String>,
    pub zone: String,
    pub language: String,
    pub default_validity_seconds: i64,
    pub longest_validity_seconds: i64,
    /// The organisation's own fields, as JSON.
    pub custom_fields: String,
    pub logo_hash: Option<Vec<u8>>,
    pub version: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
