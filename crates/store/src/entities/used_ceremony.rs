//! Ceremonies that were finished, for as long as they could be finished again.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "used_ceremonies")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub nonce: Vec<u8>,
    pub expires_at: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
