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
        let event = RequestEvent::SessionEnded {
            session: SessionId(Uuid::nil()),
            reason: SessionEndReason::ConnectionLost,
            duration_seconds: 727,
        };
        assert_eq!(
            serde_json::to_string(&event).unwrap(),
            r#"{"kind":"session_ended","session":"00000000-0000-0000-0000-000000000000","reason":"connection_lost","duration_seconds":727}"#
        );
    }
}
