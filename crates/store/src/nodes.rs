//! Running servers. A node's presences are believed as long as its lease runs; one row renewed every few
//! seconds keeps ten thousand of them alive.

use deskside_domain::ids::NodeId;
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _,
};

use crate::StoreError;
use crate::entities::node::{ActiveModel, Column, Entity};
use crate::row;

/// Running servers.
#[derive(Debug)]
pub struct Nodes<'a> {
    connection: &'a DatabaseTransaction,
}

impl<'a> Nodes<'a> {
    pub(crate) fn new(connection: &'a DatabaseTransaction) -> Self {
        Self { connection }
    }

    /// Renews this node's lease.
    pub async fn renew(&self, node: NodeId, until: Timestamp) -> Result<(), StoreError> {
        let row = ActiveModel { id: Set(node.0), lease_until: Set(row::millis(until)) };
        Entity::insert(row)
            .on_conflict(OnConflict::column(Column::Id).update_column(Column::LeaseUntil).to_owned())
            .exec_without_returning(self.connection)
            .await?;
        Ok(())
    }

    /// Forgets nodes whose lease ended before `before`.
    pub async fn forget(&self, before: Timestamp) -> Result<(), StoreError> {
        Entity::delete_many()
            .filter(Column::LeaseUntil.lt(row::millis(before)))
            .exec(self.connection)
            .await?;
        Ok(())
    }
}

/// Whether any server has a lease.
pub(crate) async fn any_lease(connection: &impl ConnectionTrait, now: Timestamp) -> Result<bool, StoreError> {
    let running = Entity::find().filter(Column::LeaseUntil.gt(row::millis(now)));
    Ok(running.one(connection).await?.is_some())
}
