//! Reopening a request.

use deskside_domain::actor::Actor;
use deskside_domain::assignment::Assignment;
use deskside_domain::history::{EventActor, RequestEvent};
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_queue::QueueUse;
use deskside_domain::session_request::SessionRequest;
use deskside_store::{StoreError, Unit};
use jiff::Timestamp;

use super::target::usage;
use super::{RequestError, SeenRequest, agent};
use crate::App;

impl App {
    /// Reopens a closed request under the same link and code.
    pub async fn reopen_session_request(
        &self,
        by: &Actor,
        id: SessionRequestId,
    ) -> Result<SeenRequest, RequestError> {
        let longest = self.longest_validity(by).await?;
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        let (by, now) = (agent(by), self.now());
        let (request, event) = request.reopen(longest, now)?;
        let (request, event) = leave_archived_queue(&unit, (request, event), &by, now).await?;
        Ok(self.finish(unit, request, (&by, &event), now).await?)
    }
}

/// The transition to be saved last. A queue that was archived while a request was closed takes it no more when it is
/// reopened: the reopening is saved, and nobody in particular has the request then.
pub(crate) async fn leave_archived_queue(
    unit: &Unit,
    (reopened, event): (SessionRequest, RequestEvent),
    by: &EventActor,
    now: Timestamp,
) -> Result<(SessionRequest, RequestEvent), StoreError> {
    let reopened_in_queue =
        matches!((&event, &reopened.assignment), (RequestEvent::Reopened { .. }, Assignment::Queue { .. }));
    if !reopened_in_queue || usage(unit, &reopened).await? == QueueUse::InUse {
        return Ok((reopened, event));
    }
    let Ok(left) = reopened.clone().assign(Assignment::Unassigned, now) else { return Ok((reopened, event)) };
    unit.session_requests().save(&reopened, (by, &event)).await?;
    Ok(left)
}
