//! The audit log: row n is the n-th thing that was done.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    pub at: i64,
    /// Who, as JSON. Hashed as it stands.
    pub by: String,
    /// What, as JSON. Hashed as it stands.
    pub what: String,
    pub hash: Vec<u8>,
    pub member_id: Option<Uuid>,
    pub kind: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
