//! Who serves which queue.

use std::collections::{BTreeSet, HashMap};

use deskside_domain::actor::AgentRef;
use deskside_domain::ids::{MemberId, QueueId};
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _,
};

use super::SessionQueues;
use crate::StoreError;
use crate::entities::queue_subscriber::{ActiveModel, Column, Entity};
use crate::members::Members;
use crate::row::{self, by_name};

impl<C: ConnectionTrait> SessionQueues<'_, C> {
    /// The queues this member serves.
    pub async fn served_by(&self, member: MemberId) -> Result<BTreeSet<QueueId>, StoreError> {
        let rows = Entity::find().filter(Column::MemberId.eq(member.0)).all(self.connection).await?;
        Ok(rows.into_iter().map(|row| QueueId(row.queue_id)).collect())
    }

    /// Who serves these queues, by name.
    pub async fn subscribers(
        &self,
        queues: &[QueueId],
    ) -> Result<HashMap<QueueId, Vec<AgentRef>>, StoreError> {
        let rows = Entity::find()
            .filter(Column::QueueId.is_in(queues.iter().map(|id| id.0)))
            .all(self.connection)
            .await?;
        let names = Members::new(self.connection).named(rows.iter().map(|row| row.member_id)).await?;
        let mut subscribers: HashMap<_, Vec<_>> = HashMap::new();
        for row in rows {
            subscribers.entry(QueueId(row.queue_id)).or_default().push(names.agent(row.member_id)?);
        }
        for agents in subscribers.values_mut() {
            agents.sort_by_cached_key(|agent| (by_name(agent.name.as_str()), agent.id));
        }
        Ok(subscribers)
    }
}

impl SessionQueues<'_, DatabaseTransaction> {
    /// The member serves the queue from now on; whether they did not before. Subscribing twice is subscribing once.
    pub async fn subscribe(
        &self,
        queue: QueueId,
        member: MemberId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let row =
            ActiveModel { queue_id: Set(queue.0), member_id: Set(member.0), since: Set(row::millis(now)) };
        let once = OnConflict::columns([Column::QueueId, Column::MemberId])
            .do_nothing_on([Column::QueueId, Column::MemberId])
            .to_owned();
        let added = Entity::insert(row).on_conflict(once).exec_without_returning(self.connection).await?;
        Ok(added > 0)
    }

    /// The member serves no queue any more.
    pub async fn unsubscribe_from_all(&self, member: MemberId) -> Result<(), StoreError> {
        Entity::delete_many().filter(Column::MemberId.eq(member.0)).exec(self.connection).await?;
        Ok(())
    }

    /// The member serves the queue no more; whether they did before.
    pub async fn unsubscribe(&self, queue: QueueId, member: MemberId) -> Result<bool, StoreError> {
        let result = Entity::delete_by_id((queue.0, member.0)).exec(self.connection).await?;
        Ok(result.rows_affected > 0)
    }
}
