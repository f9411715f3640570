//! What a batch's action makes of one request: the same for a preview and for the work itself.

use deskside_domain::actor::AgentRef;
use deskside_domain::assignment::Assignment;
use deskside_domain::history::RequestEvent;
use deskside_domain::presence::Presence;
use deskside_domain::session_request::{AssignRefusal, ExtendRefusal, InviteRefusal, SessionRequest};
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
    /// The new end has passed.
    Past,
    /// The new end is later than the organisation allows.
    TooLong,
    /// The queue was archived meanwhile.
    QueueArchived,
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
    pub(super) action: BatchAction,
    pub(super) by: AgentRef,
    /// To whom requests are assigned, where that is the action.
    to: Option<Assignment>,
    longest: Validity,
    pub(super) now: Timestamp,
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
        let to = match &action {
            BatchAction::Assign { to } => Some(to.resolve_for(unit, &by, now).await?),
            _ => None,
        };
        Ok(Self { to, ..Self::without_target(unit, action, by, now).await? })
    }

    /// The same after the target was taken out of use: nothing is assigned any more.
    pub(super) async fn without_target(
        unit: &Unit,
        action: BatchAction,
        by: AgentRef,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let longest = unit.organisation().get().await?.longest_validity;
        Ok(Self { action, by, to: None, longest, now })
    }

    /// The request after the action, and what happened.
    pub(super) fn on(
        &self,
        request: SessionRequest,
        presence: &Presence,
    ) -> Result<(SessionRequest, RequestEvent), BatchRefusal> {
        match &self.action {
            BatchAction::Assign { .. } => match &self.to {
                Some(to) => request.assign(to.clone(), self.now).map_err(BatchRefusal::from),
                None => Err(BatchRefusal::QueueArchived),
            },
            BatchAction::Close { outcome, word } => {
                if request.closure.is_none() && presence.session().is_some() {
                    return Err(BatchRefusal::SessionLive);
                }
                request.close(&self.by, *outcome, word.clone(), self.now).map_err(|_| BatchRefusal::Closed)
            }
            BatchAction::Reopen => request.reopen(self.now).map_err(|_| BatchRefusal::NotClosed),
            BatchAction::Extend { extension } => {
                request.extend(*extension, self.longest, self.now).map_err(BatchRefusal::from)
            }
            BatchAction::SendEmail => request.resend_invitation(self.now).map_err(BatchRefusal::from),
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
