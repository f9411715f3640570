//! Creating a request.

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::assignment::Assignment;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::link::{JoinCode, LinkToken};
use deskside_domain::presence::Presence;
use deskside_domain::session_request::NewSessionRequest;
use deskside_store::StoreError;

use super::{RequestError, SeenRequest, agent};
use crate::App;

/// How often another join code is tried when one is taken. With a million requests one try in a thousand
/// meets a taken code.
const CODE_TRIES: usize = 8;

/// What an agent fills in.
pub type NewRequest = NewSessionRequest;

impl App {
    /// Creates a session request with its link and join code.
    pub async fn create_session_request(
        &self,
        by: &Actor,
        new: NewRequest,
    ) -> Result<SeenRequest, RequestError> {
        by.may(Section::SessionRequests, Level::Edit)?;
        for _ in 1..CODE_TRIES {
            match self.try_create(by, new.clone()).await {
                Err(StoreError::Exists { .. }) => {}
                result => return Ok(result?),
            }
        }
        Ok(self.try_create(by, new).await?)
    }

    /// Whom a new request goes to when its creator keeps it.
    pub fn assigned_to_myself(by: &Actor) -> Assignment {
        Assignment::Agent { agent: by.agent.clone() }
    }

    async fn try_create(&self, by: &Actor, new: NewRequest) -> Result<SeenRequest, StoreError> {
        let now = self.now();
        let context = self.context();
        let unit = self.store().begin().await?;
        let number = unit.session_requests().next_number().await?;
        let id = SessionRequestId::generate(now, context.random());
        let link = LinkToken::generate(context.random());
        let code = JoinCode::generate(u64::from_be_bytes(context.random()));
        let (request, event) = new.open((id, number), (link, code), &by.agent, now);
        unit.session_requests().add(&request, (&agent(by), &event), context.random()).await?;
        unit.commit().await?;
        self.hints().changed(&request);
        Ok(SeenRequest::new(request, Presence::Absent, now))
    }
}
