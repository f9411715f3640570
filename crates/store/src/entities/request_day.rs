//! Days, and the numbers given out on each.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "request_days")]
pub struct Model {
    /// Days since the Unix epoch.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: i64,
    pub first_number: i64,
    pub last_number: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
