//! What a batch's action makes of one request: the same for a preview and for the work itself.

use deskside_domain::actor::AgentRef;
use deskside_domain::assignment::Assignment;
use deskside_domain::history::RequestEvent;
use deskside_domain::presence::Presence;
use deskside_domain::session_request::{
    AssignRefusal, ExtendRefusal, Extension, InviteRefusal, Outcome, SessionRequest,
};
use deskside_domain::text::ClosingWord;
use deskside_domain::validity::Validity;
use deskside_store::{StoreError, Unit};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::BatchAction;
use crate::session_requests::TargetError;

/// Why a batch leaves a request as it is. The serialised form is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BatchRefusal {
    /// There is no such request.
    NotFound,
    /// It is closed.
    Closed,
    /// It is not closed.
    NotClosed,
    /// An agent is connected.
    SessionLive,
    /// It has no email address.
    NoAddress,
    /// Nothing would change.
    NothingChanges,
    /// It is valid as long already, or longer: what extends many makes none shorter.
    ValidLonger,
    /// The new end has passed.
    Past,
    /// The new end is later than the organisation allows.
    TooLong,
    /// The queue was archived meanwhile.
    QueueArchived,
    /// The agent or the queue it was to go to is there no more.
    TargetGone,
    /// Whoever started the batch may not do this any more.
    NotPermitted,
    /// What is stored of it cannot be read.
    Unreadable,
}

impl BatchRefusal {
    pub(super) fn word(self) -> Result<String, StoreError> {
        let unreadable = StoreError::Unreadable { what: "batch outcome" };
        let value = serde_json::to_value(self).ok();
        value.as_ref().and_then(|value| value.as_str()).map(str::to_owned).ok_or(unreadable)
    }

    pub(super) fn from_word(word: String) -> Result<Self, StoreError> {
        serde_json::from_value(word.into()).map_err(|_| StoreError::Unreadable { what: "batch outcome" })
    }
}

/// An action with everything it depends on at a moment.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    doing: Doing,
    pub(super) by: AgentRef,
    longest: Validity,
    pub(super) now: Timestamp,
}

/// What is done with each request.
#[derive(Clone, Debug)]
enum Doing {
    Assign {
        to: Assignment,
    },
    Close {
        outcome: Outcome,
        word: Option<ClosingWord>,
    },
    Reopen,
    Extend {
        extension: Extension,
    },
    SendEmail,
    /// Nothing: to whom requests were to go is there no more.
    Nothing {
        why: BatchRefusal,
    },
}

impl Decision {
    /// # Errors
    /// [`TargetError`] when requests cannot go where the action sends them.
    pub(super) async fn new(
        unit: &Unit,
        action: BatchAction,
        by: AgentRef,
        now: Timestamp,
    ) -> Result<Self, TargetError> {
        let doing = match action {
            BatchAction::Assign { to } => Doing::Assign { to: to.resolve_for(unit, &by, now).await? },
            BatchAction::Close { outcome, word } => Doing::Close { outcome, word },
            BatchAction::Reopen => Doing::Reopen,
            BatchAction::Extend { extension } => Doing::Extend { extension },
            BatchAction::SendEmail => Doing::SendEmail,
        };
        let longest = unit.organisation().get().await?.longest_validity;
        Ok(Self { doing, by, longest, now })
    }

    /// The same for an action that was accepted earlier: what cannot go there any more is refused one by one.
    pub(super) async fn renewed(
        unit: &Unit,
        action: BatchAction,
        by: AgentRef,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let why = match Self::new(unit, action, by.clone(), now).await {
            Ok(decision) => return Ok(decision),
            Err(TargetError::Store(error)) => return Err(error),
            Err(TargetError::QueueArchived) => BatchRefusal::QueueArchived,
            Err(TargetError::NoSuchAgent | TargetError::NoSuchClient | TargetError::NoSuchQueue) => {
                BatchRefusal::TargetGone
            }
        };
        Self::of_nothing(unit, why, by, now).await
    }

    /// Nothing, for this reason.
    pub(super) async fn of_nothing(
        unit: &Unit,
        why: BatchRefusal,
        by: AgentRef,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let longest = unit.organisation().get().await?.longest_validity;
        Ok(Self { doing: Doing::Nothing { why }, by, longest, now })
    }

    /// Whether it closes what it is done to.
    pub(super) fn closes(&self) -> bool {
        matches!(self.doing, Doing::Close { .. })
    }

    /// The request after the action, and what happened.
    pub(super) fn on(
        &self,
        request: SessionRequest,
        presence: &Presence,
    ) -> Result<(SessionRequest, RequestEvent), BatchRefusal> {
        match &self.doing {
            Doing::Assign { to } => request.assign(to.clone(), self.now).map_err(BatchRefusal::from),
            Doing::Close { .. } if request.closure.is_none() && presence.session().is_some() => {
                Err(BatchRefusal::SessionLive)
            }
            Doing::Close { outcome, word } => {
                request.close(&self.by, *outcome, word.clone(), self.now).map_err(|_| BatchRefusal::Closed)
            }
            Doing::Reopen => request.reopen(self.longest, self.now).map_err(|_| BatchRefusal::NotClosed),
            Doing::Extend { extension: Extension::Until(at) }
                if request.closure.is_none() && (self.now < *at && *at <= request.expires_at) =>
            {
                Err(BatchRefusal::ValidLonger)
            }
            Doing::Extend { extension } => {
                request.extend(*extension, self.longest, self.now).map_err(BatchRefusal::from)
            }
            Doing::SendEmail => request.resend_invitation(self.now).map_err(BatchRefusal::from),
            Doing::Nothing { why } => Err(*why),
        }
    }
}

impl From<AssignRefusal> for BatchRefusal {
    fn from(refusal: AssignRefusal) -> Self {
        match refusal {
            AssignRefusal::Closed => Self::Closed,
            AssignRefusal::NothingChanges => Self::NothingChanges,
        }
    }
}

impl From<ExtendRefusal> for BatchRefusal {
    fn from(refusal: ExtendRefusal) -> Self {
        match refusal {
            ExtendRefusal::Closed => Self::Closed,
            ExtendRefusal::Past => Self::Past,
            ExtendRefusal::TooLong { .. } => Self::TooLong,
        }
    }
}

impl From<InviteRefusal> for BatchRefusal {
    fn from(refusal: InviteRefusal) -> Self {
        match refusal {
            InviteRefusal::Closed => Self::Closed,
            InviteRefusal::NoAddress => Self::NoAddress,
        }
    }
}
