//! What happened to a request: an append-only chain in which each row carries the hash of the one before.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::actor::AgentRef;
use crate::assignment::Assignment;
use crate::capability::Grant;
use crate::ids::{SessionId, SessionRequestId};
use crate::session_request::Outcome;
use crate::text::DeviceName;

/// One thing that happened, by whom and when. The version is the request's version after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEvent {
    /// The request's version after it.
    pub version: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: EventActor,
    /// What.
    pub what: RequestEvent,
}

/// Who did something to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EventActor {
    /// A member.
    Agent {
        /// The member, with the name of that time.
        agent: AgentRef,
    },
    /// The remote user's device.
    RemoteUser,
    /// The server itself.
    System,
}

/// What happened to a request. The serialised form is stored and hashed: a variant may be added, never changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RequestEvent {
    /// It was created.
    Created,
    /// Fields were changed.
    Edited {
        /// Which.
        fields: Vec<EditedField>,
    },
    /// It went to somebody.
    Assigned {
        /// Who is to help now.
        assignment: Assignment,
    },
    /// It was closed.
    Closed {
        /// How it ended.
        outcome: Outcome,
    },
    /// It was reopened under the same link.
    Reopened {
        /// Until when it is valid now.
        expires_at: Timestamp,
    },
    /// The remote user's device joined.
    Joined {
        /// The device, as it told.
        device_name: DeviceName,
    },
    /// The remote user left or was lost.
    Left,
    /// An agent freed the link for another device.
    GuestReset,
    /// The remote user granted access.
    Granted {
        /// What is allowed.
        grant: Grant,
    },
    /// The remote user took the grant back.
    Withdrawn,
    /// A session began.
    SessionStarted {
        /// Which.
        session: SessionId,
    },
    /// A session ended.
    SessionEnded {
        /// Which.
        session: SessionId,
        /// Why.
        reason: SessionEndReason,
        /// How long it ran, in seconds.
        duration_seconds: u64,
    },
}

/// A field that an edit changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditedField {
    /// The remote user's name.
    UserName,
    /// The remote user's email address.
    UserEmail,
    /// The message to the remote user.
    Message,
    /// The agents' notes.
    Notes,
}

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionEndReason {
    /// The remote user stopped sharing.
    StoppedByRemoteUser,
    /// The agent ended it.
    EndedByAgent,
    /// The request was closed.
    RequestClosed,
    /// One side was gone for longer than it may be.
    ConnectionLost,
    /// The other side's keys could not be verified.
    VerificationFailed,
}

/// The hash of one row of the chain: SHA-256 over the row before it and everything this row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainHash(pub [u8; 32]);

impl ChainHash {
    /// What the first row carries as the hash before it.
    pub const START: Self = Self([0; 32]);

    /// The hash of the row that follows `self`. `by` and `what` are the stored texts, so that an exported
    /// row verifies without knowing the program that wrote it.
    #[must_use]
    pub fn next(self, request: SessionRequestId, version: i64, at: Timestamp, by: &str, what: &str) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(b"deskside history v1");
        hasher.update(self.0);
        hasher.update(request.0.as_bytes());
        hasher.update(version.to_be_bytes());
        hasher.update(at.as_millisecond().to_be_bytes());
        for text in [by, what] {
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text);
        }
        Self(hasher.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capability::Capability;
    use crate::ids::MemberId;
    use crate::text::PersonName;
    use uuid::Uuid;

    fn hash(by: &str, what: &str) -> ChainHash {
        ChainHash::START.next(SessionRequestId(Uuid::nil()), 1, Timestamp::UNIX_EPOCH, by, what)
    }

    #[test]
    fn a_row_that_differs_in_anything_has_another_hash() {
        let row = hash("a", "b");
        assert_ne!(row, hash("ab", ""));
        assert_ne!(row, hash("", "ab"));
        assert_ne!(row, row.next(SessionRequestId(Uuid::nil()), 1, Timestamp::UNIX_EPOCH, "a", "b"));
        assert_ne!(
            row,
            ChainHash::START.next(SessionRequestId(Uuid::nil()), 2, Timestamp::UNIX_EPOCH, "a", "b")
        );
    }

    #[test]
    fn events_keep_their_stored_form() {
        let at = Timestamp::UNIX_EPOCH;
        let session = SessionId(Uuid::nil());
        let nil = "00000000-0000-0000-0000-000000000000";
        let agent = AgentRef { id: MemberId(Uuid::nil()), name: PersonName::parse("Ann").unwrap() };
        let device_name = DeviceName::parse("Firefox on Linux").unwrap();
        let grant = Grant::of([Capability::View, Capability::Control]).unwrap();
        let reason = SessionEndReason::ConnectionLost;
        let fields = vec![EditedField::UserName, EditedField::Notes];
        let assigned = Assignment::Agent { agent };
        for (event, stored) in [
            (RequestEvent::Created, r#"{"kind":"created"}"#.to_owned()),
            (
                RequestEvent::Edited { fields },
                r#"{"kind":"edited","fields":["user_name","notes"]}"#.to_owned(),
            ),
            (
                RequestEvent::Assigned { assignment: assigned },
                format!(
                    r#"{{"kind":"assigned","assignment":{{"kind":"agent","agent":{{"id":"{nil}","name":"Ann"}}}}}}"#
                ),
            ),
            (
                RequestEvent::Assigned { assignment: Assignment::Unassigned },
                r#"{"kind":"assigned","assignment":{"kind":"unassigned"}}"#.to_owned(),
            ),
            (
                RequestEvent::Closed { outcome: Outcome::NotSolved },
                r#"{"kind":"closed","outcome":"not_solved"}"#.to_owned(),
            ),
            (
                RequestEvent::Reopened { expires_at: at },
                r#"{"kind":"reopened","expires_at":"1970-01-01T00:00:00Z"}"#.to_owned(),
            ),
            (
                RequestEvent::Joined { device_name },
                r#"{"kind":"joined","device_name":"Firefox on Linux"}"#.to_owned(),
            ),
            (RequestEvent::Left, r#"{"kind":"left"}"#.to_owned()),
            (RequestEvent::GuestReset, r#"{"kind":"guest_reset"}"#.to_owned()),
            (RequestEvent::Granted { grant }, r#"{"kind":"granted","grant":["view","control"]}"#.to_owned()),
            (RequestEvent::Withdrawn, r#"{"kind":"withdrawn"}"#.to_owned()),
            (
                RequestEvent::SessionStarted { session },
                format!(r#"{{"kind":"session_started","session":"{nil}"}}"#),
            ),
            (
                RequestEvent::SessionEnded { session, reason, duration_seconds: 727 },
                format!(
                    r#"{{"kind":"session_ended","session":"{nil}","reason":"connection_lost","duration_seconds":727}}"#
                ),
            ),
        ] {
            assert_eq!(serde_json::to_string(&event).unwrap(), stored);
            assert_eq!(serde_json::from_str::<RequestEvent>(&stored).unwrap(), event);
        }
    }
}
