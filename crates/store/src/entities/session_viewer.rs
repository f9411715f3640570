//! Who watched a session.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_viewers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub agent_id: Uuid,
    pub agent_name: String,
    pub client_id: Option<i64>,
    pub client_name: Option<String>,
    pub joined_at: i64,
    pub left_at: Option<i64>,
    pub bytes_received: Option<i64>,
    pub bytes_sent: Option<i64>,
    pub route: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
