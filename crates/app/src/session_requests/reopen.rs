//! Reopening a request.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::ids::SessionRequestId;

use super::{RequestError, SeenRequest, agent};
use crate::App;

impl App {
    /// Reopens a closed request under the same link and code.
    pub async fn reopen_session_request(
        &self,
        by: &Actor,
        id: SessionRequestId,
    ) -> Result<SeenRequest, RequestError> {
        by.may(Section::SessionRequests, Level::Edit)?;
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        let now = self.now();
        let (request, event) = request.reopen(now)?;
        Ok(self.finish(unit, request, (&agent(by), &event), now).await?)
    }
}
