//! Giving a request a new link.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::history::SessionEndReason;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::link::{JoinCode, LinkToken};
use deskside_domain::presence::Presence;

use super::{CodeTries, RequestError, SeenRequest, agent};
use crate::App;

impl App {
    /// Voids the old link and code. The device that joined by them is sent away, a live session ends.
    pub async fn renew_link(&self, by: &Actor, id: SessionRequestId) -> Result<SeenRequest, RequestError> {
        by.may(Section::SessionRequests, Level::Edit)?;
        let mut tries = CodeTries::default();
        loop {
            match self.try_renew_link(by, id).await {
                Err(error) if tries.again(&error) => {}
                result => return result,
            }
        }
    }

    async fn try_renew_link(&self, by: &Actor, id: SessionRequestId) -> Result<SeenRequest, RequestError> {
        let (context, now) = (self.context(), self.now());
        let token = LinkToken::generate(context.random());
        let code = JoinCode::generate(u64::from_be_bytes(context.random()));
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        // Refuse before the session is ended: a refusal changes nothing.
        request.clone().renew_link(token.clone(), code.clone(), now)?;
        let ended = (&agent(by), SessionEndReason::EndedByAgent);
        let request = self.clear_presence(&unit, request, ended, now).await?;
        let (request, event) = request.renew_link(token, code, now)?;
        unit.session_requests().save_with_new_link(&request, (&agent(by), &event), context.random()).await?;
        unit.commit().await?;
        self.hints().changed(&request);
        Ok(SeenRequest::new(request, Presence::Absent, now))
    }
}
