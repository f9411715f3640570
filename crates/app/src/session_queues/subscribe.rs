//! Who serves a queue.

use deskside_domain::actor::{Actor, Level, NotPermitted, Section};
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::{MemberId, QueueId};
use deskside_domain::member::Member;
use deskside_domain::session_queue::QueueRefusal;

use super::{QueueError, SeenQueue};
use crate::App;
use crate::hints::Hint;

impl App {
    /// The member serves the queue from now on.
    pub async fn subscribe(
        &self,
        by: &Actor,
        id: QueueId,
        member: MemberId,
    ) -> Result<SeenQueue, QueueError> {
        may_decide(by, member)?;
        let unit = self.store().begin().await?;
        // Whoever is deleted at this moment is so before or after, and serves nothing then.
        unit.organisation().lock_rights().await?;
        let queue = unit.session_queues().get(id).await?;
        if queue.archived_at.is_some() {
            return Err(QueueRefusal::Archived.into());
        }
        let found = unit.members().find(member).await?;
        let agent = found.filter(Member::is_active).ok_or(QueueError::NoSuchMember)?.as_agent();
        if unit.session_queues().subscribe(id, member, self.now()).await? {
            let what = AuditAction::Subscribed { queue: queue.as_ref(), member: agent };
            self.record(&unit, by, what).await?;
            unit.commit().await?;
            self.hints().tell(Hint::SessionQueue { queue: id });
        }
        self.seen_queue(queue).await
    }

    /// The member serves the queue no more. What they have taken over stays theirs.
    pub async fn unsubscribe(
        &self,
        by: &Actor,
        id: QueueId,
        member: MemberId,
    ) -> Result<SeenQueue, QueueError> {
        may_decide(by, member)?;
        let unit = self.store().begin().await?;
        let queue = unit.session_queues().get(id).await?;
        if unit.session_queues().unsubscribe(id, member).await? {
            let member = unit.members().find(member).await?.ok_or(QueueError::NoSuchMember)?;
            let what = AuditAction::Unsubscribed { queue: queue.as_ref(), member: member.as_agent() };
            self.record(&unit, by, what).await?;
            unit.commit().await?;
            self.hints().tell(Hint::SessionQueue { queue: id });
        }
        self.seen_queue(queue).await
    }
}

/// Agents decide for themselves which queues they serve; for others it takes the right on queues.
fn may_decide(by: &Actor, member: MemberId) -> Result<(), NotPermitted> {
    if by.agent.id == member {
        by.may(Section::SessionQueues, Level::View)?;
        by.may(Section::SessionRequests, Level::Edit)?;
    } else {
        by.may(Section::SessionQueues, Level::Edit)?;
    }
    Ok(())
}
