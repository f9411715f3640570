//! What waits in queues, and who is next.

use std::collections::HashMap;

use deskside_domain::ids::{QueueId, SessionRequestId};
use jiff::Timestamp;
use sea_orm::sea_query::{
    Alias, Cond, Condition, Expr, ExprTrait as _, Func, JoinType, LockBehavior, LockType, NullOrdering,
    Order, Query, SelectStatement,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use uuid::Uuid;

use super::SessionQueues;
use crate::StoreError;
use crate::entities::presence;
use crate::entities::session_request::{Column, Entity};
use crate::presences::alive;
use crate::row;

/// What waits in one queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QueueLoad {
    /// How many requests are in it that are neither closed nor expired.
    pub in_queue: u32,
    /// How many of them have somebody present.
    pub waiting: u32,
    /// Since when the one who has waited longest is present.
    pub longest_since: Option<Timestamp>,
}

impl<C: ConnectionTrait> SessionQueues<'_, C> {
    /// What waits in each of these queues in which anything does.
    pub async fn load(
        &self,
        queues: &[QueueId],
        now: Timestamp,
    ) -> Result<HashMap<QueueId, QueueLoad>, StoreError> {
        let present = || Expr::col((presence::Entity, presence::Column::Since));
        let query = waiting(now)
            .and_where(Expr::col((Entity, Column::QueueId)).is_in(queues.iter().map(|queue| queue.0)))
            .column((Entity, Column::QueueId))
            .expr_as(Func::count(Expr::col((Entity, Column::Id))), Alias::new("in_queue"))
            .expr_as(Func::count(present()), Alias::new("waiting"))
            .expr_as(Func::min(present()), Alias::new("longest"))
            .group_by_col((Entity, Column::QueueId))
            .take();
        let mut loads = HashMap::new();
        for found in self.connection.query_all(&query).await? {
            let count = |column| -> Result<u32, StoreError> {
                Ok(u32::try_from(found.try_get::<i64>("", column)?).unwrap_or(u32::MAX))
            };
            let longest: Option<i64> = found.try_get("", "longest")?;
            let load = QueueLoad {
                in_queue: count("in_queue")?,
                waiting: count("waiting")?,
                longest_since: longest.map(row::time).transpose()?,
            };
            loads.insert(QueueId(found.try_get("", "queue_id")?), load);
        }
        Ok(loads)
    }
}

impl SessionQueues<'_, DatabaseTransaction> {
    /// The request whose turn it is: who has been present longest, then what has been in the queue longest. A
    /// request that another unit is taking at this moment is passed over.
    pub async fn next(&self, queue: QueueId, now: Timestamp) -> Result<Option<SessionRequestId>, StoreError> {
        let query = waiting(now)
            .column((Entity, Column::Id))
            .and_where(Expr::col((Entity, Column::QueueId)).eq(queue.0))
            .order_by_with_nulls((presence::Entity, presence::Column::Since), Order::Asc, NullOrdering::Last)
            .order_by((Entity, Column::QueuedAt), Order::Asc)
            .order_by((Entity, Column::Number), Order::Asc)
            .limit(1)
            .lock_with_tables_behavior(LockType::Update, [Entity], LockBehavior::SkipLocked)
            .take();
        let found = self.connection.query_one(&query).await?;
        let id = found.map(|found| found.try_get::<Uuid>("", "id")).transpose()?;
        Ok(id.map(SessionRequestId))
    }

    /// Everything that is not closed and waits in the queue, expired or not; at most `limit`, those that were created
    /// first. By id, in the order in which whoever changes many locks them.
    pub async fn inside(&self, queue: QueueId, limit: u64) -> Result<Vec<SessionRequestId>, StoreError> {
        let query = Query::select()
            .column(Column::Id)
            .from(Entity)
            .cond_where(in_queues())
            .and_where(Expr::col((Entity, Column::QueueId)).eq(queue.0))
            .order_by(Column::Number, Order::Asc)
            .limit(limit)
            .take();
        let found = self.connection.query_all(&query).await?;
        let ids = found.iter().map(|row| Ok(SessionRequestId(row.try_get("", "id")?)));
        let mut ids = ids.collect::<Result<Vec<_>, StoreError>>()?;
        ids.sort_unstable();
        Ok(ids)
    }
}

/// Requests in queues that are neither closed nor expired, with who is present.
fn waiting(now: Timestamp) -> SelectStatement {
    let request = Expr::col((Entity, Column::Id));
    let same = request.equals((presence::Entity, presence::Column::RequestId));
    let lives = Expr::col((presence::Entity, presence::Column::NodeId)).in_subquery(alive(now));
    Query::select()
        .from(Entity)
        .join(JoinType::LeftJoin, presence::Entity, Cond::all().add(same).add(lives))
        .cond_where(in_queues())
        .and_where(Expr::col((Entity, Column::ExpiresAt)).gt(row::millis(now)))
        .take()
}

fn in_queues() -> Condition {
    Cond::all()
        .add(Expr::col((Entity, Column::QueueId)).is_not_null())
        .add(Expr::col((Entity, Column::AssignedTo)).is_null())
        .add(Expr::col((Entity, Column::ClosedAt)).is_null())
}
