//! A session request: the record an agent opens for one remote user.

mod assign;
mod close;
mod create;
mod edit;
mod join;
#[cfg(test)]
mod lifecycle_tests;
mod live;
mod reopen;
#[cfg(test)]
pub(crate) mod testing;

pub use assign::{ConnectEvidence, ConnectRefusal, Connection};
pub use close::RequestClosed;
pub use create::NewSessionRequest;
pub use edit::{Edit, EditRefusal};
pub use join::{JoinRefusal, LinkView};
pub use live::GrantRefusal;
pub use reopen::RequestNotClosed;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::actor::AgentRef;
use crate::assignment::Assignment;
use crate::history::RequestEvent;
use crate::ids::SessionRequestId;
use crate::link::{JoinCode, LinkToken};
use crate::text::{EmailAddress, MessageText, Notes, PersonName};
use crate::tokens::DeviceId;
use crate::validity::Validity;

/// The durable part of a session request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRequest {
    /// The request's id.
    pub id: SessionRequestId,
    /// The number for people: `#1042`.
    pub number: i64,
    /// The secret in the session link. Stays over close and reopen.
    pub token: LinkToken,
    /// Nine digits for the phone.
    pub join_code: JoinCode,
    /// The remote user's name.
    pub user_name: PersonName,
    /// The remote user's email address.
    pub user_email: Option<EmailAddress>,
    /// What the remote user reads from the agent.
    pub message: Option<MessageText>,
    /// What only agents read.
    pub notes: Option<Notes>,
    /// Who is to help.
    pub assignment: Assignment,
    /// Who created it.
    pub created_by: AgentRef,
    /// When it was created.
    pub created_at: Timestamp,
    /// How long a validity lasts.
    pub validity: Validity,
    /// Until when the link lets somebody in.
    pub expires_at: Timestamp,
    /// When help is to begin.
    pub scheduled_for: Option<Timestamp>,
    /// When and how it was closed.
    pub closure: Option<Closure>,
    /// The one device the link is bound to.
    pub device: Option<DeviceId>,
    /// Counts every event.
    pub version: i64,
    /// When the last event happened.
    pub updated_at: Timestamp,
}

/// When, by whom and how a request was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: AgentRef,
    /// How it ended.
    pub outcome: Outcome,
}

/// How a request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The problem is solved.
    Solved,
    /// The problem is not solved.
    NotSolved,
    /// Nothing was done.
    Cancelled,
}

/// A transition's result: the new value, and the event that is row `version` of its history.
pub type Transition<R> = Result<(SessionRequest, RequestEvent), R>;

impl SessionRequest {
    /// The same request one event later.
    fn after(self, now: Timestamp) -> Self {
        Self { version: self.version + 1, updated_at: now.max(self.updated_at), ..self }
    }
}
