//! Handing a request back to its queue.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::HandBackRefusal;

use super::target::usage;
use super::{ActionError, RequestError, SeenRequest, agent};
use crate::App;

impl App {
    /// Hands a request back to the queue it was taken from, to its old place.
    pub async fn hand_back_session_request(
        &self,
        by: &Actor,
        id: SessionRequestId,
    ) -> Result<SeenRequest, ActionError<HandBackRefusal>> {
        by.may(Section::SessionRequests, Level::Edit).map_err(RequestError::from)?;
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        let (usage, now) = (usage(&unit, &request).await?, self.now());
        let (request, event) = request.hand_back(&by.agent, usage, now).map_err(ActionError::Refused)?;
        Ok(self.finish(unit, request, (&agent(by), &event), now).await?)
    }
}
