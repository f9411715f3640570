//! How long somebody had waited in a queue when an agent took their request over.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "queue_waits")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub request_id: Uuid,
    /// The request's version after it was taken over.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    pub queue_id: Uuid,
    pub ended_at: i64,
    /// In milliseconds.
    pub waited: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
