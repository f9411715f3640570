//! Clients: the browsers and apps of agents.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "clients")]
pub struct Model {
    /// The nine digits.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub member_id: Uuid,
    /// By what the browser is known again. Null once the client is forgotten.
    pub browser: Option<Vec<u8>>,
    pub name: String,
    pub device_name: String,
    pub created_at: i64,
    pub last_seen_at: i64,
    pub forgotten_at: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
