//! A session request: the record an agent opens for one remote user.

mod assign;
mod close;
mod comment;
mod connect;
mod create;
mod edit;
mod extend;
mod hand_back;
mod invite;
mod join;
#[cfg(test)]
mod lifecycle_tests;
mod live;
mod renew_link;
mod reopen;
mod schedule;
mod take_over;
#[cfg(test)]
pub(crate) mod testing;
mod why;
mod wish;

pub use assign::AssignRefusal;
pub use close::RequestClosed;
pub use connect::{ConnectEvidence, ConnectRefusal, Connection};
pub use create::{Identity, NewSessionRequest};
pub use edit::{Edit, EditConflict, EditRefusal};
pub use extend::{ExtendRefusal, Extension};
pub use hand_back::HandBackRefusal;
pub use invite::InviteRefusal;
pub use join::{JoinRefusal, LinkView};
pub use live::GrantRefusal;
pub use reopen::RequestNotClosed;
pub use schedule::{ScheduleRefusal, UnscheduleRefusal};
pub use take_over::TakeOverRefusal;
pub use why::{Ability, Reason, Why};
pub use wish::{DismissRefusal, Wish, WishKind, WishRefusal};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::actor::AgentRef;
use crate::assignment::Assignment;
use crate::capability::Asks;
use crate::custom_field::CustomValues;
use crate::history::RequestEvent;
use crate::ids::SessionRequestId;
use crate::language::Language;
use crate::link::{JoinCode, LinkToken};
use crate::schedule::Schedule;
use crate::text::{ClosingWord, EmailAddress, MessageText, Notes, PersonName, Reference};
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
    /// Whether the remote user hears of what changes by mail.
    pub updates: Updates,
    /// The language of mail and of the link's page.
    pub language: Language,
    /// What the agent asks the remote user to allow.
    pub asks: Asks,
    /// What the request is called elsewhere.
    pub reference: Option<Reference>,
    /// What it holds in the organisation's own fields.
    pub custom: CustomValues,
    /// Who is to help.
    pub assignment: Assignment,
    /// Who created it, or is accountable for the page on which it was filed.
    pub created_by: AgentRef,
    /// How it came about.
    pub origin: Origin,
    /// When it was created.
    pub created_at: Timestamp,
    /// How long a validity lasts.
    pub validity: Validity,
    /// Until when the link lets somebody in.
    pub expires_at: Timestamp,
    /// When help is to begin.
    pub schedule: Option<Schedule>,
    /// When and how it was closed.
    pub closure: Option<Closure>,
    /// The one device the link is bound to.
    pub device: Option<DeviceId>,
    /// When another device was first turned away since that one joined.
    pub second_device_at: Option<Timestamp>,
    /// What the remote user asks for on a page that lets nobody in.
    pub wish: Option<Wish>,
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
    /// A word about it, for agents.
    pub word: Option<ClosingWord>,
}

/// Whether the remote user gets the invitation and what changes by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Updates {
    /// Each goes out.
    Mailed,
    /// None does, but what an agent sends by hand.
    NotMailed,
}

impl Updates {
    /// Whether they have somewhere to go, or need nothing.
    pub fn fit(self, address: Option<&EmailAddress>) -> bool {
        match self {
            Self::Mailed => address.is_some(),
            Self::NotMailed => true,
        }
    }
}

/// How a request came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// An agent opened it.
    Agent,
    /// Somebody in need filled in a queue's request page.
    RequestPage,
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

    /// When a validity ends that begins at `start`: the organisation may by now allow less than it once did.
    fn new_end(&self, longest: Validity, start: Timestamp) -> Timestamp {
        self.validity.min(longest).end(start)
    }
}
