//! What agents do with session requests.

mod close;
mod connect;
mod create;
mod edit;
mod history;
mod read;
mod reopen;
mod reset_guest;

pub use connect::ConnectError;
pub use create::NewRequest;
pub use edit::EditError;

use deskside_domain::actor::{Actor, NotPermitted};
use deskside_domain::history::{EventActor, RequestEvent, SessionEndReason};
use deskside_domain::presence::Presence;
use deskside_domain::session_request::{RequestClosed, RequestNotClosed, SessionRequest};
use deskside_domain::status::Status;
pub use deskside_store::{Cursor, HistoryPage, HistoryRow, PageQuery};
use deskside_store::{StoreError, Unit};
use jiff::Timestamp;

use crate::App;

/// A request with what is going on at this moment.
#[derive(Clone, Debug)]
pub struct SeenRequest {
    /// The durable part.
    pub request: SessionRequest,
    /// The live part.
    pub presence: Presence,
    /// What follows from both.
    pub status: Status,
    /// Since when.
    pub status_since: Timestamp,
}

impl SeenRequest {
    fn new(request: SessionRequest, presence: Presence, now: Timestamp) -> Self {
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

/// The member as history names them.
fn agent(by: &Actor) -> EventActor {
    EventActor::Agent { agent: by.agent.clone() }
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
                ended
            }
        };
        unit.presences().put(request.id, self.node(), &Presence::Absent).await?;
        Ok(request)
    }

    /// Saves one transition, makes it durable, tells everyone.
    async fn finish(
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
