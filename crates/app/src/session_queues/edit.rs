//! Changing a queue.

use deskside_domain::actor::{Actor, AgentRef, Level, Section};
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::QueueId;
use deskside_domain::session_queue::{PageSlug, QueueEdit, RequestPage};
use deskside_domain::text::IntroText;

use super::{QueueError, SeenQueue};
use crate::App;
use crate::hints::Hint;

/// What is to become of a queue's request page.
#[derive(Clone, Debug)]
pub enum RequestPageChange {
    /// There is none any more.
    Off,
    /// Everybody who knows its address may file a request. Who turns it on is accountable for it. `None` leaves as it
    /// is what there is.
    On {
        /// The last part of its address.
        slug: Option<PageSlug>,
        /// What people read above the form; `Some(None)` takes it away.
        intro: Option<Option<IntroText>>,
    },
}

/// An edit of a queue, with what is to become of its request page.
#[derive(Clone, Debug, Default)]
pub struct QueueChange {
    /// The settings; their `page` is made of the one below.
    pub edit: QueueEdit,
    /// The request page.
    pub page: Option<RequestPageChange>,
}

impl App {
    /// Changes a queue's settings.
    pub async fn edit_session_queue(
        &self,
        by: &Actor,
        id: QueueId,
        change: QueueChange,
    ) -> Result<SeenQueue, QueueError> {
        let editor = by.may(Section::SessionQueues, Level::Edit)?;
        let unit = self.store().begin().await?;
        let queue = unit.session_queues().get(id).await?;
        let page = change.page.map(|page| turned(page, &queue.page, editor));
        let queue = queue.edit(QueueEdit { page, ..change.edit })?;
        unit.session_queues().save(&queue).await?;
        self.record(&unit, by, AuditAction::QueueChanged { queue: queue.as_ref() }).await?;
        unit.commit().await?;
        self.hints().tell(Hint::SessionQueue { queue: id });
        self.seen_queue(queue).await
    }
}

/// Who turned a page on stays accountable for it when somebody changes its text. One that is off and gets no address
/// stays off.
fn turned(change: RequestPageChange, before: &RequestPage, editor: &AgentRef) -> RequestPage {
    match (change, before.clone()) {
        (RequestPageChange::Off, _) | (RequestPageChange::On { slug: None, .. }, RequestPage::Off) => {
            RequestPage::Off
        }
        (RequestPageChange::On { slug: Some(slug), intro }, RequestPage::Off) => {
            RequestPage::On { slug, intro: intro.flatten(), by: editor.clone() }
        }
        (RequestPageChange::On { slug, intro }, RequestPage::On { slug: old, intro: said, by }) => {
            RequestPage::On { slug: slug.unwrap_or(old), intro: intro.unwrap_or(said), by }
        }
    }
}
