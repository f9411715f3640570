//! Creating a queue.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::QueueId;
use deskside_domain::session_queue::{QueueColour, QueueDefaults, RequestPage, SessionQueue};
use deskside_domain::text::{QueueDescription, QueueName};

use super::{QueueError, SeenQueue};
use crate::App;
use crate::hints::Hint;

/// What is filled in for a new queue.
#[derive(Clone, Debug)]
pub struct NewQueue {
    /// Its name.
    pub name: QueueName,
    /// What it is for.
    pub description: Option<QueueDescription>,
    /// Its colour; the next unused one when left out.
    pub colour: Option<QueueColour>,
    /// What a request gets that is created in it.
    pub defaults: QueueDefaults,
}

impl App {
    /// Creates a queue, which its creator serves from the start.
    pub async fn create_session_queue(&self, by: &Actor, new: NewQueue) -> Result<SeenQueue, QueueError> {
        let creator = by.may(Section::SessionQueues, Level::Edit)?;
        let now = self.now();
        let unit = self.store().begin().await?;
        let colour = match new.colour {
            Some(colour) => colour,
            None => QueueColour::next(&unit.session_queues().colours().await?),
        };
        let queue = SessionQueue {
            id: QueueId::generate(now, self.context().random()),
            name: new.name,
            description: new.description,
            colour,
            defaults: new.defaults,
            page: RequestPage::Off,
            archived_at: None,
            version: 1,
        };
        unit.session_queues().add(&queue, now).await?;
        let _new_queues_are_served_by_nobody =
            unit.session_queues().subscribe(queue.id, creator.id, now).await?;
        self.record(&unit, by, AuditAction::QueueCreated { queue: queue.as_ref() }).await?;
        unit.commit().await?;
        self.hints().tell(Hint::SessionQueue { queue: queue.id });
        self.seen_queue(queue).await
    }
}
