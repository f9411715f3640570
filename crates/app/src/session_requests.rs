//! What agents do with session requests.

mod assign;
mod close;
mod comments;
mod connect;
mod create;
mod edit;
mod extend;
mod free_code;
mod hand_back;
mod history;
mod import;
mod list;
mod mails;
mod read;
mod renew_link;
mod reopen;
mod resend_invitation;
mod reset_guest;
mod schedule;
mod take_over;
mod target;
mod why;
mod wish;

pub use assign::AssignError;
pub use comments::CommentError;
pub use connect::ConnectError;
pub use create::{CreateError, NewRequest};
pub use edit::EditError;
pub(crate) use free_code::CodeTries;
pub use import::{ImportError, ImportKey};
pub use list::{Assigned, RequestFilter};
pub(crate) use reopen::leave_archived_queue;
pub(crate) use target::can_act;
pub use target::{AssignTo, TargetError};
pub use why::{ExplainedAbility, ExplainedRequest};

use std::sync::Arc;

use deskside_domain::actor::{Actor, Credential, Level, NotPermitted, Section};
use deskside_domain::history::{EventActor, RequestEvent, SessionEndReason};
use deskside_domain::ids::SessionRequestId;
use deskside_domain::presence::Presence;
use deskside_domain::session_request::{RequestClosed, RequestNotClosed, SessionRequest, Transition};
use deskside_domain::status::Status;
use deskside_domain::validity::Validity;
pub use deskside_store::{Cursor, Filter, HistoryPage, HistoryRow, Mail, Sort, Span, StatusCounts, Words};
use deskside_store::{StoreError, Unit};
use jiff::Timestamp;

use crate::App;

/// A request with what is going on at this moment.
#[derive(Clone, Debug)]
pub struct SeenRequest {
    /// The durable part.
    pub request: Arc<SessionRequest>,
    /// The live part.
    pub presence: Presence,
    /// What follows from both.
    pub status: Status,
    /// Since when.
    pub status_since: Timestamp,
}

impl SeenRequest {
    fn new(request: impl Into<Arc<SessionRequest>>, presence: Presence, now: Timestamp) -> Self {
        let request = request.into();
        let status = request.status(&presence, now);
        let status_since = request.status_since(&presence, now);
        Self { request, presence, status, status_since }
    }
}

/// Why nothing happened to a request.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// The member lacks the right.
    #[error(transparent)]
    NotPermitted(#[from] NotPermitted),
    /// There is no such request.
    #[error("no such session request")]
    NotFound,
    /// It is closed.
    #[error(transparent)]
    Closed(#[from] RequestClosed),
    /// It is not closed.
    #[error(transparent)]
    NotClosed(#[from] RequestNotClosed),
    /// The cursor is not one of ours.
    #[error("the cursor is not one this server gave out")]
    BadCursor,
    /// It could not be read or saved.
    #[error("could not read or save the request")]
    Store(#[source] StoreError),
}

impl From<StoreError> for RequestError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Self::NotFound,
            StoreError::BadCursor => Self::BadCursor,
            other => Self::Store(other),
        }
    }
}

/// Why an action on a request did not happen: the rules say no (`R` says why), or something else stood in the way.
#[derive(Debug, thiserror::Error)]
pub enum ActionError<R: std::error::Error + 'static> {
    /// The rules say no.
    #[error(transparent)]
    Refused(R),
    /// Another reason.
    #[error(transparent)]
    Request(#[from] RequestError),
}

impl<R: std::error::Error + 'static> From<StoreError> for ActionError<R> {
    fn from(error: StoreError) -> Self {
        Self::Request(error.into())
    }
}

/// The member as history names them.
pub(crate) fn agent(by: &Actor) -> EventActor {
    match &by.credential {
        Credential::SignIn { client, .. } => {
            EventActor::Agent { agent: by.agent.clone(), client: Some(*client) }
        }
        Credential::Token(token) => EventActor::Token { agent: by.agent.clone(), token: token.clone() },
    }
}

impl App {
    /// Sends the remote user's device away within `unit`: a live session ends, and nobody is present.
    pub(crate) async fn clear_presence(
        &self,
        unit: &Unit,
        request: SessionRequest,
        (by, reason): (&EventActor, SessionEndReason),
        now: Timestamp,
    ) -> Result<SessionRequest, StoreError> {
        let presence = unit.presences().last_known(request.id).await?;
        let request = match presence.session() {
            None => request,
            Some(live) => {
                let (ended, event) = request.end_session(live, reason, now);
                unit.session_requests().save(&ended, (by, &event)).await?;
                self.end_record(unit, live, reason, now).await?;
                ended
            }
        };
        unit.presences().put(request.id, self.node(), &Presence::Absent).await?;
        Ok(request)
    }

    /// One transition that an agent asks for: load, decide, save, tell.
    async fn act<R: std::error::Error + 'static>(
        &self,
        by: &Actor,
        id: SessionRequestId,
        decide: impl FnOnce(SessionRequest, Timestamp) -> Transition<R>,
    ) -> Result<SeenRequest, ActionError<R>> {
        by.may(Section::SessionRequests, Level::Edit).map_err(RequestError::from)?;
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        let now = self.now();
        let (request, event) = decide(request, now).map_err(ActionError::Refused)?;
        Ok(self.finish(unit, request, (&agent(by), &event), now).await?)
    }

    /// How long the organisation lets a link be valid, for who may decide about one.
    async fn longest_validity(&self, by: &Actor) -> Result<Validity, RequestError> {
        by.may(Section::SessionRequests, Level::Edit)?;
        Ok(self.store().organisation().get().await?.longest_validity)
    }

    /// What a request is now, when nothing is to be changed after all.
    async fn as_it_is(&self, request: SessionRequest) -> Result<SeenRequest, StoreError> {
        let now = self.now();
        let presence = self.store().presences().of(request.id, now).await?;
        Ok(SeenRequest::new(request, presence, now))
    }

    /// Saves one transition, makes it durable, tells everyone.
    pub(crate) async fn finish(
        &self,
        unit: Unit,
        request: SessionRequest,
        (by, event): (&EventActor, &RequestEvent),
        now: Timestamp,
    ) -> Result<SeenRequest, StoreError> {
        unit.session_requests().save(&request, (by, event)).await?;
        let presence = unit.presences().of(request.id, now).await?;
        unit.commit().await?;
        self.hints().changed(&request);
        Ok(SeenRequest::new(request, presence, now))
    }
}
