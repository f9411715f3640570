//! Reading queues.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::ids::QueueId;
use deskside_domain::session_queue::SessionQueue;

use super::{QueueError, SeenQueue, Subscriber};
use crate::App;

impl App {
    /// All queues in use, by name.
    pub async fn session_queues(&self, by: &Actor) -> Result<Vec<SeenQueue>, QueueError> {
        by.may(Section::SessionQueues, Level::View)?;
        self.seen_queues(self.store().session_queues().in_use().await?).await
    }

    /// All archived queues, by name.
    pub async fn archived_session_queues(&self, by: &Actor) -> Result<Vec<SeenQueue>, QueueError> {
        by.may(Section::SessionQueues, Level::View)?;
        self.seen_queues(self.store().session_queues().archived().await?).await
    }

    /// One queue, in use or archived.
    pub async fn session_queue(&self, by: &Actor, id: QueueId) -> Result<SeenQueue, QueueError> {
        by.may(Section::SessionQueues, Level::View)?;
        self.seen_queue(self.store().session_queues().get(id).await?).await
    }

    pub(super) async fn seen_queue(&self, queue: SessionQueue) -> Result<SeenQueue, QueueError> {
        self.seen_queues(vec![queue]).await?.pop().ok_or(QueueError::NotFound)
    }

    async fn seen_queues(&self, queues: Vec<SessionQueue>) -> Result<Vec<SeenQueue>, QueueError> {
        let now = self.now();
        let store = self.store();
        let ids: Vec<_> = queues.iter().map(|queue| queue.id).collect();
        let mut subscribers = store.session_queues().subscribers(&ids).await?;
        let loads = store.session_queues().load(now).await?;
        let online = store.member_presences().online(now).await?;
        let seen = queues.into_iter().map(|queue| {
            let agents = subscribers.remove(&queue.id).unwrap_or_default();
            let subscriber = |agent: deskside_domain::actor::AgentRef| Subscriber {
                online: online.contains(&agent.id),
                agent,
            };
            SeenQueue {
                subscribers: agents.into_iter().map(subscriber).collect(),
                load: loads.get(&queue.id).copied().unwrap_or_default(),
                queue,
            }
        });
        Ok(seen.collect())
    }
}
