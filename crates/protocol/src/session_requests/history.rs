//! A request's history on the wire.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::clients::ClientIdBody;

use super::{AssignmentBody, Capability, Outcome, QueueRef, ScheduleBody, WishKind};

/// Which part of a history to read.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct HistoryQuery {
    /// The `next` of the page before.
    #[serde(default)]
    #[param(max_length = 256)]
    pub cursor: Option<String>,
    /// How many at most: 1 to 200, 50 when left out.
    #[serde(default)]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
}

/// The story of one request: `GET /api/v1/session-requests/{id}/history`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct HistoryBody {
    /// The newest first.
    pub items: Vec<HistoryEventBody>,
    /// The cursor of the next page; null on the last.
    pub next: Option<String>,
}

/// One thing that happened to a request.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct HistoryEventBody {
    /// The request's version after it.
    pub version: i64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: jiff::Timestamp,
    /// Who.
    pub by: HistoryActorBody,
    /// What.
    pub event: HistoryEventKind,
    /// SHA-256 over this event and the hash before it, in hexadecimal.
    pub hash: String,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HistoryActorBody {
    /// A member.
    Agent {
        /// Their id.
        id: Uuid,
        /// Their name at that time.
        name: String,
        /// The client that was signed in, where it is known.
        client: Option<ClientIdBody>,
    },
    /// A program with an API token of a member.
    Token {
        /// The member's id.
        id: Uuid,
        /// The member's name at that time.
        name: String,
        /// What the token is for.
        token_name: String,
    },
    /// A member, by an action over many requests.
    Batch {
        /// Their id.
        id: Uuid,
        /// Their name at that time.
        name: String,
        /// The batch's id.
        batch: Uuid,
    },
    /// The remote user's device.
    RemoteUser,
    /// The server itself.
    System,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HistoryEventKind {
    /// The request was created.
    Created,
    /// Fields were changed; `fields` names them.
    Edited {
        /// The changed fields' names in the body.
        fields: Vec<String>,
    },
    /// It was assigned.
    Assigned {
        /// Who is to help now.
        assignment: AssignmentBody,
    },
    /// An agent took it over.
    TakenOver {
        /// Who is to help now, and from which queue it came.
        assignment: AssignmentBody,
    },
    /// It went back to the queue it was taken from.
    HandedBack {
        /// That queue.
        queue: QueueRef,
    },
    /// Its validity was extended.
    Extended {
        /// Until when it is valid now.
        #[schema(value_type = String, format = DateTime)]
        expires_at: jiff::Timestamp,
    },
    /// Its validity was made shorter.
    Shortened {
        /// Until when it is valid now.
        #[schema(value_type = String, format = DateTime)]
        expires_at: jiff::Timestamp,
    },
    /// A time was set, or moved.
    Scheduled {
        /// When help is to begin now.
        schedule: ScheduleBody,
    },
    /// The time was taken away.
    Unscheduled,
    /// The old link and code are void; there are new ones.
    LinkRenewed,
    /// An agent commented.
    Commented {
        /// The comment's id.
        comment: Uuid,
    },
    /// The author changed a comment.
    CommentEdited {
        /// The comment's id.
        comment: Uuid,
    },
    /// The author deleted a comment.
    CommentDeleted {
        /// The comment's id.
        comment: Uuid,
    },
    /// The remote user asked for something on a page that lets nobody in.
    Wished {
        /// What.
        wish: WishKind,
    },
    /// An agent said no to what the remote user asked for.
    WishDismissed,
    /// The invitation was put in the outbox once more.
    InvitationResent,
    /// A device other than the one that joined was turned away.
    SecondDeviceTurnedAway,
    /// It was closed.
    Closed {
        /// How it ended.
        outcome: Outcome,
        /// A word about it.
        word: Option<String>,
    },
    /// It was reopened under the same link.
    Reopened {
        /// Until when it is valid now.
        #[schema(value_type = String, format = DateTime)]
        expires_at: jiff::Timestamp,
    },
    /// The remote user's device joined.
    Joined {
        /// Browser and system in words, as the device told.
        device_name: String,
    },
    /// The remote user left, or the connection to the device was lost.
    Left,
    /// An agent freed the link for another device.
    GuestReset,
    /// The remote user granted access.
    Granted {
        /// What was allowed.
        capabilities: Vec<Capability>,
    },
    /// The remote user took the grant back.
    Withdrawn,
    /// A session began.
    SessionStarted {
        /// The session's id.
        session: Uuid,
    },
    /// A session ended.
    SessionEnded {
        /// The session's id.
        session: Uuid,
        /// Why.
        reason: SessionEndReason,
        /// How long it ran, in seconds.
        duration_seconds: u64,
    },
}

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SessionEndReason {
    /// The remote user stopped sharing.
    StoppedByRemoteUser,
    /// The agent ended it.
    EndedByAgent,
    /// The request was closed.
    RequestClosed,
    /// One side's connection was gone for longer than it may be.
    ConnectionLost,
    /// The other side's keys could not be verified.
    VerificationFailed,
}
