//! Reading queues.

use std::sync::Arc;

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::ids::QueueId;
use deskside_domain::schedule::ZoneName;
use deskside_domain::session_queue::SessionQueue;
use jiff::Timestamp;

use super::{QueueError, SeenQueue, Subscriber};
use crate::App;

impl App {
    /// All queues in use, by name.
    pub async fn session_queues(&self, by: &Actor) -> Result<Arc<[SeenQueue]>, QueueError> {
        by.may(Section::SessionQueues, Level::View)?;
        let read = async |now| {
            let queues = self.store().session_queues().in_use().await?;
            Ok(self.seen_queues(queues, now).await?.into())
        };
        self.0.queues_read.read((), || self.moment(), read).await
    }

    /// All archived queues, by name.
    pub async fn archived_session_queues(&self, by: &Actor) -> Result<Vec<SeenQueue>, QueueError> {
        by.may(Section::SessionQueues, Level::View)?;
        self.seen_queues(self.store().session_queues().archived().await?, self.now()).await
    }

    /// One queue, in use or archived.
    pub async fn session_queue(&self, by: &Actor, id: QueueId) -> Result<SeenQueue, QueueError> {
        by.may(Section::SessionQueues, Level::View)?;
        self.seen_queue(self.store().session_queues().get(id).await?).await
    }

    pub(super) async fn seen_queue(&self, queue: SessionQueue) -> Result<SeenQueue, QueueError> {
        self.seen_queues(vec![queue], self.now()).await?.pop().ok_or(QueueError::NotFound)
    }

    async fn seen_queues(
        &self,
        queues: Vec<SessionQueue>,
        now: Timestamp,
    ) -> Result<Vec<SeenQueue>, QueueError> {
        let store = self.store();
        let ids: Vec<_> = queues.iter().map(|queue| queue.id).collect();
        let mut subscribers = store.session_queues().subscribers(&ids).await?;
        let loads = store.session_queues().load(&ids, now).await?;
        let medians = store.session_queues().median_waits(self.start_of_day(now).await?).await?;
        let online = store.client_presences().online(now).await?.members;
        let seen = queues.into_iter().map(|queue| {
            let agents = subscribers.remove(&queue.id).unwrap_or_default();
            let subscriber = |agent: deskside_domain::actor::AgentRef| Subscriber {
                online: online.contains(&agent.id),
                agent,
            };
            SeenQueue {
                subscribers: agents.into_iter().map(subscriber).collect(),
                load: loads.get(&queue.id).copied().unwrap_or_default(),
                median_wait: medians.get(&queue.id).copied(),
                queue,
            }
        });
        Ok(seen.collect())
    }

    /// When the organisation's day began.
    async fn start_of_day(&self, now: Timestamp) -> Result<Timestamp, QueueError> {
        let organisation = self.store().organisation().find().await?;
        let zone = organisation.map_or_else(ZoneName::utc, |organisation| organisation.zone);
        Ok(zone.start_of_day(now))
    }
}
