//! Freeing a link for another device.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::history::SessionEndReason;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::presence::Presence;

use super::{RequestError, SeenRequest, agent};
use crate::App;

impl App {
    /// Forgets the device the link is bound to. Where none is bound, nothing happens.
    pub async fn reset_guest(&self, by: &Actor, id: SessionRequestId) -> Result<SeenRequest, RequestError> {
        by.may(Section::SessionRequests, Level::Edit)?;
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        let now = self.now();
        let request =
            self.clear_presence(&unit, request, (&agent(by), SessionEndReason::EndedByAgent), now).await?;
        match request.clone().reset_guest(now) {
            None => Ok(SeenRequest::new(request, Presence::Absent, now)),
            Some((request, event)) => Ok(self.finish(unit, request, (&agent(by), &event), now).await?),
        }
    }
}
