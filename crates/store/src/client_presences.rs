//! Which clients have a page of the portal open. Held by nodes, and believed as long as a node's lease runs.

use std::collections::BTreeSet;

use deskside_domain::client::ClientId;
use deskside_domain::ids::{MemberId, NodeId};
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _, QuerySelect as _,
};
use uuid::Uuid;

use crate::StoreError;
use crate::clients::id_of;
use crate::entities::client;
use crate::entities::client_presence::{ActiveModel, Column, Entity};
use crate::presences::alive;

/// Who is online, and from where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnlineNow {
    /// Members with any client online.
    pub members: BTreeSet<MemberId>,
    /// The clients that are online.
    pub clients: BTreeSet<ClientId>,
}

/// Who is online.
#[derive(Debug)]
pub struct ClientPresences<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> ClientPresences<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// Who is online now.
    pub async fn online(&self, now: Timestamp) -> Result<OnlineNow, StoreError> {
        let present = sea_orm::sea_query::Query::select()
            .column(Column::ClientId)
            .from(Entity)
            .and_where(Column::NodeId.in_subquery(alive(now)))
            .take();
        let found: Vec<(i64, Uuid)> = client::Entity::find()
            .select_only()
            .columns([client::Column::Id, client::Column::MemberId])
            .filter(client::Column::Id.in_subquery(present))
            .into_tuple()
            .all(self.connection)
            .await?;
        let mut online = OnlineNow::default();
        for (client, member) in found {
            online.clients.insert(id_of(client)?);
            online.members.insert(MemberId(member));
        }
        Ok(online)
    }
}

impl<C: ConnectionTrait> ClientPresences<'_, C> {
    /// The clients that have a page open at this node, as far as is written.
    pub async fn at(&self, node: NodeId) -> Result<BTreeSet<ClientId>, StoreError> {
        let rows = Entity::find().filter(Column::NodeId.eq(node.0)).all(self.connection).await?;
        rows.into_iter().map(|row| id_of(row.client_id)).collect()
    }
}

impl ClientPresences<'_, DatabaseTransaction> {
    /// The client has a page open at this node.
    pub async fn came(&self, client: ClientId, node: NodeId) -> Result<(), StoreError> {
        let row = ActiveModel { client_id: Set(client.number().into()), node_id: Set(node.0) };
        let once = OnConflict::columns([Column::ClientId, Column::NodeId])
            .do_nothing_on([Column::ClientId, Column::NodeId])
            .to_owned();
        Entity::insert(row).on_conflict(once).exec_without_returning(self.connection).await?;
        Ok(())
    }

    /// The client has no page open at this node any more.
    pub async fn went(&self, client: ClientId, node: NodeId) -> Result<(), StoreError> {
        Entity::delete_by_id((client.number().into(), node.0)).exec(self.connection).await?;
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
