//! Reading one request.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::ids::SessionRequestId;

use super::{RequestError, SeenRequest};
use crate::App;

impl App {
    /// One request.
    pub async fn session_request(
        &self,
        by: &Actor,
        id: SessionRequestId,
    ) -> Result<SeenRequest, RequestError> {
        by.may(Section::SessionRequests, Level::View)?;
        let request = self.store().session_requests().get(id).await?;
        let now = self.now();
        let presence = self.store().presences().of(id, now).await?;
        Ok(SeenRequest::new(request, presence, now))
    }
}
