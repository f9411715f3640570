//! Presences: what the remote user's device is doing, held by a node.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "presences")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub request_id: Uuid,
    pub node_id: Uuid,
    /// The request's number, by which lists find it.
    pub number: i64,
    pub phase: String,
    pub since: i64,
    pub device: Vec<u8>,
    pub device_name: String,
    /// The grant as JSON; null in the lobby.
    pub granted: Option<String>,
    pub session_id: Option<Uuid>,
    pub session_agent: Option<Uuid>,
    pub session_since: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
