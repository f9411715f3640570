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
        self.status_and_since(presence, now).0
    }

    /// Since when the request has that status.
    pub fn status_since(&self, presence: &Presence, now: Timestamp) -> Timestamp {
        self.status_and_since(presence, now).1
    }

    fn status_and_since(&self, presence: &Presence, now: Timestamp) -> (Status, Timestamp) {
        match (&self.closure, presence) {
            (Some(closure), _) => (Status::Closed, closure.at),
            (None, Presence::Here { phase: Phase::InSession { session, .. }, .. }) => {
                (Status::Connected, session.since)
            }
            (None, _) if now >= self.expires_at => (Status::Expired, self.expires_at),
            (None, Presence::Here { phase: Phase::Granted { .. }, since, .. }) => (Status::Ready, *since),
            (None, Presence::Here { phase: Phase::InLobby, since, .. }) => (Status::Waiting, *since),
            (None, Presence::Absent) => (Status::Open, self.updated_at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::Outcome;
    use crate::session_request::testing::{ann, granted, in_lobby, in_session, joined, minute, request};

    fn status(presence: &Presence, minutes: i64) -> (Status, Timestamp) {
        (joined().status(presence, minute(minutes)), joined().status_since(presence, minute(minutes)))
    }

    #[test]
    fn a_valid_request_shows_what_the_device_does() {
        assert_eq!(status(&Presence::Absent, 5), (Status::Open, minute(1)));
        assert_eq!(status(&in_lobby(minute(2)), 5), (Status::Waiting, minute(2)));
        assert_eq!(status(&granted(minute(3)), 5), (Status::Ready, minute(3)));
        assert_eq!(status(&in_session(ann(), minute(4)), 5), (Status::Connected, minute(4)));
    }

    #[test]
    fn expiry_cuts_everything_but_a_live_session() {
        for presence in [Presence::Absent, in_lobby(minute(2)), granted(minute(3))] {
            assert_eq!(status(&presence, 60), (Status::Expired, minute(60)));
        }
        assert_eq!(status(&in_session(ann(), minute(4)), 60), (Status::Connected, minute(4)));
    }

    #[test]
    fn closed_is_closed_whoever_is_there() {
        let (closed, _) = request().close(&ann(), Outcome::Solved, None, minute(5)).unwrap();
        for presence in [Presence::Absent, granted(minute(3)), in_session(ann(), minute(4))] {
            assert_eq!(closed.status(&presence, minute(90)), Status::Closed);
            assert_eq!(closed.status_since(&presence, minute(90)), minute(5));
        }
    }
}
