//! Actions over many requests.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "batches")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub made_by: Uuid,
    pub action: String,
    pub total: i32,
    pub done: i32,
    pub changed: i32,
    pub created_at: i64,
    pub finished_at: Option<i64>,
    /// Of what was sent to start it, where that may be sent again.
    pub digest: Option<Vec<u8>>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
