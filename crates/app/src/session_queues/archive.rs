//! Taking a queue out of use, and into use again.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::assignment::Assignment;
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::QueueId;
use deskside_domain::session_request::{AssignRefusal, SessionRequest};
use deskside_store::Unit;
use jiff::Timestamp;

use super::{QueueError, SeenQueue};
use crate::App;
use crate::hints::Hint;
use crate::session_requests::{AssignTo, TargetError, agent};

/// How many requests are moved out at once; a unit that holds more would keep others waiting.
const AT_ONCE: u64 = 200;

impl App {
    /// Archives a queue. What waits in it goes where `move_to` says; without that it must be empty.
    pub async fn archive_session_queue(
        &self,
        by: &Actor,
        id: QueueId,
        move_to: Option<AssignTo>,
    ) -> Result<SeenQueue, QueueError> {
        by.may(Section::SessionQueues, Level::Edit)?;
        if let Some(to) = move_to {
            by.may(Section::SessionRequests, Level::Edit)?;
            while self.move_out(by, id, to).await? == AT_ONCE {}
        }
        let unit = self.store().begin().await?;
        let queue = unit.session_queues().get_to_change(id).await?.archive(self.now())?;
        if !unit.session_queues().inside(id, 1).await?.is_empty() {
            return Err(QueueError::NotEmpty);
        }
        unit.session_queues().save(&queue).await?;
        self.record(&unit, by, AuditAction::QueueArchived { queue: queue.as_ref() }).await?;
        unit.commit().await?;
        self.hints().tell(Hint::SessionQueue { queue: id });
        self.seen_queue(queue).await
    }

    /// Takes an archived queue into use again.
    pub async fn restore_session_queue(&self, by: &Actor, id: QueueId) -> Result<SeenQueue, QueueError> {
        by.may(Section::SessionQueues, Level::Edit)?;
        let unit = self.store().begin().await?;
        let queue = unit.session_queues().get(id).await?.restore()?;
        unit.session_queues().save(&queue).await?;
        self.record(&unit, by, AuditAction::QueueRestored { queue: queue.as_ref() }).await?;
        unit.commit().await?;
        self.hints().tell(Hint::SessionQueue { queue: id });
        self.seen_queue(queue).await
    }

    /// Moves some of what waits in a queue; says how many.
    async fn move_out(&self, by: &Actor, id: QueueId, to: AssignTo) -> Result<u64, QueueError> {
        let unit = self.store().begin().await?;
        let now = self.now();
        let target = to.resolve(&unit, by, now).await?;
        if matches!(&target, Assignment::Queue { queue, .. } if queue.id == id) {
            return Err(TargetError::QueueArchived.into());
        }
        let inside = unit.session_queues().inside(id, AT_ONCE).await?;
        let mut moved = Vec::new();
        for request in &inside {
            let request = unit.session_requests().get(*request).await?;
            moved.extend(move_one(&unit, by, request, target.clone(), now).await?);
        }
        unit.commit().await?;
        for request in &moved {
            self.hints().changed(request);
        }
        Ok(inside.len() as u64)
    }
}

async fn move_one(
    unit: &Unit,
    by: &Actor,
    request: SessionRequest,
    target: Assignment,
    now: Timestamp,
) -> Result<Option<SessionRequest>, QueueError> {
    match request.assign(target, now) {
        // Taken over or closed at this very moment: it is not in the queue any more.
        Err(AssignRefusal::Closed | AssignRefusal::NothingChanges) => Ok(None),
        Ok((request, event)) => {
            let by = agent(by);
            unit.session_requests().save(&request, (&by, &event)).await?;
            Ok(Some(request))
        }
    }
}
