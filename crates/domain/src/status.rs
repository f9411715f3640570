//! The status people see: a function of the durable part, the presence and the time. Nothing stores it.

use jiff::Timestamp;

use crate::presence::{Phase, Presence};
use crate::session_request::SessionRequest;

/// What a request is doing now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Valid, nobody is present.
    Open,
    /// The remote user is in the lobby.
    Waiting,
    /// The remote user has granted access.
    Ready,
    /// A session is live.
    Connected,
    /// Closed by an agent.
    Closed,
    /// Past its validity.
    Expired,
}

impl SessionRequest {
    /// The status people see.
    pub fn status(&self, presence: &Presence, now: Timestamp) -> Status {
        match (&self.closure, presence) {
            (Some(_), _) => Status::Closed,
            (None, Presence::Here { phase: Phase::InSession { .. }, .. }) => Status::Connected,
            (None, _) if now >= self.expires_at => Status::Expired,
            (None, Presence::Here { phase: Phase::Granted { .. }, .. }) => Status::Ready,
            (None, Presence::Here { phase: Phase::InLobby, .. }) => Status::Waiting,
            (None, Presence::Absent) => Status::Open,
        }
    }

    /// Since when the request has that status.
    pub fn status_since(&self, presence: &Presence, now: Timestamp) -> Timestamp {
        match (self.status(presence, now), &self.closure, presence) {
            (Status::Closed, Some(closure), _) => closure.at,
            (Status::Expired, _, _) => self.expires_at,
            (Status::Connected, _, Presence::Here { phase: Phase::InSession { session, .. }, .. }) => {
                session.since
            }
            (Status::Waiting | Status::Ready, _, Presence::Here { since, .. }) => *since,
            (Status::Open | Status::Waiting | Status::Ready | Status::Connected | Status::Closed, _, _) => {
                self.updated_at
            }
        }
    }
}
