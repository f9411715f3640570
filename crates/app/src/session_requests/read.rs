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
        let page = self.store().session_requests().alone(id).await?;
        let (mut seen, _) = self.seen(page, self.now()).await?;
        seen.pop().ok_or(RequestError::NotFound)
    }
}
