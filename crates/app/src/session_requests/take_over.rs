//! Taking a request over.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_queue::ServingAgent;
use deskside_domain::session_request::TakeOverRefusal;

use super::{ActionError, RequestError, SeenRequest, agent};
use crate::App;

impl App {
    /// Takes a queued or unassigned request over. Of any number of racing agents exactly one wins.
    pub async fn take_over_session_request(
        &self,
        by: &Actor,
        id: SessionRequestId,
    ) -> Result<SeenRequest, ActionError<TakeOverRefusal>> {
        let taker = by.may(Section::SessionRequests, Level::Edit).map_err(RequestError::from)?;
        let unit = self.store().begin().await?;
        let queues = unit.session_queues().served_by(taker.id).await?;
        let request = unit.session_requests().get(id).await?;
        let now = self.now();
        let serving = ServingAgent { agent: taker, queues: &queues };
        let (request, event) = request.take_over(serving, now).map_err(ActionError::Refused)?;
        Ok(self.finish(unit, request, (&agent(by), &event), now).await?)
    }
}
