//! How long people wait in queues until an agent takes them over.

use std::collections::HashMap;

use deskside_domain::assignment::Assignment;
use deskside_domain::history::RequestEvent;
use deskside_domain::ids::QueueId;
use deskside_domain::presence::Presence;
use deskside_domain::session_queue::QueuePlace;
use deskside_domain::session_request::SessionRequest;
use jiff::{SignedDuration, Timestamp};
use sea_orm::ActiveValue::Set;
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait as _, Statement};

use super::SessionQueues;
use crate::StoreError;
use crate::entities::queue_wait::{ActiveModel, Entity};
use crate::presences::Presences;
use crate::row;

/// Of each queue's waits the one in the middle, or the mean of the two there. Both databases divide whole numbers
/// without the rest.
const MEDIANS: &str = "SELECT queue_id, CAST(avg(waited) AS bigint) AS median FROM (\
    SELECT queue_id, waited, count(*) OVER (PARTITION BY queue_id) AS waits, \
    row_number() OVER (PARTITION BY queue_id ORDER BY waited) AS place \
    FROM queue_waits WHERE ended_at >= $1) AS placed \
    WHERE place IN ((waits + 1) / 2, (waits + 2) / 2) GROUP BY queue_id";

impl<C: ConnectionTrait> SessionQueues<'_, C> {
    /// Of those who were taken over since then, how long the median had waited, for each queue that had any.
    pub async fn median_waits(
        &self,
        since: Timestamp,
    ) -> Result<HashMap<QueueId, SignedDuration>, StoreError> {
        let backend = self.connection.get_database_backend();
        let query = Statement::from_sql_and_values(backend, MEDIANS, [row::millis(since).into()]);
        let found = self.connection.query_all_raw(query).await?;
        let median = |row: &sea_orm::QueryResult| {
            let waited = SignedDuration::from_millis(row.try_get("", "median")?);
            Ok((QueueId(row.try_get("", "queue_id")?), waited))
        };
        found.iter().map(median).collect()
    }
}

impl SessionQueues<'_, DatabaseTransaction> {
    /// Notes how long somebody waited, when they were there and `event` takes them from a queue. Nobody waits in a
    /// request whose link has not been opened.
    pub(crate) async fn note_wait(
        &self,
        request: &SessionRequest,
        event: &RequestEvent,
    ) -> Result<(), StoreError> {
        let RequestEvent::TakenOver { assignment: Assignment::Agent { from: Some(place), .. } } = event
        else {
            return Ok(());
        };
        let now = request.updated_at;
        let Presence::Here { since, .. } = Presences::new(self.connection).of(request.id, now).await? else {
            return Ok(());
        };
        let QueuePlace { queue, since: queued } = place;
        let row = ActiveModel {
            request_id: Set(request.id.0),
            version: Set(request.version),
            queue_id: Set(queue.id.0),
            ended_at: Set(row::millis(now)),
            waited: Set((row::millis(now) - row::millis(since.max(*queued))).max(0)),
        };
        Entity::insert(row).exec_without_returning(self.connection).await?;
        Ok(())
    }
}
