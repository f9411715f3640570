//! Session queues.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_queues")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    /// The name in small letters; null once archived.
    pub name_key: Option<String>,
    pub description: Option<String>,
    pub colour: String,
    pub default_language: Option<String>,
    pub default_validity_seconds: Option<i64>,
    pub default_asks: Option<String>,
    pub default_message: Option<String>,
    pub page_slug: Option<String>,
    pub page_intro: Option<String>,
    pub page_by: Option<Uuid>,
    pub created_at: i64,
    pub archived_at: Option<i64>,
    pub version: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
