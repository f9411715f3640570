//! Closing a request.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::history::SessionEndReason;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::Outcome;
use deskside_domain::text::ClosingWord;

use super::{RequestError, SeenRequest, agent};
use crate::App;

impl App {
    /// Closes a request: its link lets nobody in, a live session ends.
    pub async fn close_session_request(
        &self,
        by: &Actor,
        id: SessionRequestId,
        outcome: Outcome,
        word: Option<ClosingWord>,
    ) -> Result<SeenRequest, RequestError> {
        let closer = by.may(Section::SessionRequests, Level::Edit)?;
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        let now = self.now();
        // Refuse before the session is ended: a refusal changes nothing.
        request.clone().close(closer, outcome, word.clone(), now)?;
        let request =
            self.clear_presence(&unit, request, (&agent(by), SessionEndReason::RequestClosed), now).await?;
        let (request, event) = request.close(closer, outcome, word, now)?;
        Ok(self.finish(unit, request, (&agent(by), &event), now).await?)
    }
}
