//! Which members have a page of the portal open. Held by nodes, and believed as long as a node's lease runs.

use std::collections::BTreeSet;

use deskside_domain::ids::{MemberId, NodeId};
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _,
};

use crate::StoreError;
use crate::entities::member_presence::{ActiveModel, Column, Entity};
use crate::presences::alive;

/// Who is online.
#[derive(Debug)]
pub struct MemberPresences<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> MemberPresences<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// Who is online now.
    pub async fn online(&self, now: Timestamp) -> Result<BTreeSet<MemberId>, StoreError> {
        let rows = Entity::find().filter(Column::NodeId.in_subquery(alive(now))).all(self.connection).await?;
        Ok(rows.into_iter().map(|row| MemberId(row.member_id)).collect())
    }
}

impl MemberPresences<'_, DatabaseTransaction> {
    /// The member has a page open at this node.
    pub async fn came(&self, member: MemberId, node: NodeId) -> Result<(), StoreError> {
        let row = ActiveModel { member_id: Set(member.0), node_id: Set(node.0) };
        let once = OnConflict::columns([Column::MemberId, Column::NodeId])
            .do_nothing_on([Column::MemberId, Column::NodeId])
            .to_owned();
        Entity::insert(row).on_conflict(once).exec_without_returning(self.connection).await?;
        Ok(())
    }

    /// The member has no page open at this node any more.
    pub async fn went(&self, member: MemberId, node: NodeId) -> Result<(), StoreError> {
        Entity::delete_by_id((member.0, node.0)).exec(self.connection).await?;
        Ok(())
    }

    /// Forgets what nodes held that have had no lease since `before`.
    pub async fn forget(&self, before: Timestamp) -> Result<(), StoreError> {
        Entity::delete_many()
            .filter(Column::NodeId.not_in_subquery(alive(before)))
            .exec(self.connection)
            .await?;
        Ok(())
    }
}
