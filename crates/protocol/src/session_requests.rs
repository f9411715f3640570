//! Session requests as agents see them.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// What a request is doing now. Computed from its durable part, the presences and the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Valid, nobody is present.
    Open,
    /// The remote user is in the lobby and has granted nothing yet.
    Waiting,
    /// The remote user has granted access; an agent may connect.
    Ready,
    /// A session is live.
    Connected,
    /// Closed by an agent.
    Closed,
    /// Past its validity.
    Expired,
}

/// One thing a remote user can allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Capability {
    /// See the screen.
    View,
    /// Use mouse and keyboard.
    Control,
    /// Share the clipboard.
    Clipboard,
    /// Send and receive files.
    Files,
    /// Draw on the screen.
    Annotate,
    /// Record the session.
    Record,
    /// Restart the computer and come back.
    Restart,
    /// Act with the system's administrator rights.
    Elevate,
}

/// Who is to help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AssignmentBody {
    /// Nobody in particular.
    Unassigned,
    /// One agent, from any of their clients.
    Agent {
        /// The agent.
        agent: AgentRef,
    },
}

/// An agent by id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgentRef {
    /// The member's id.
    pub id: Uuid,
    /// The member's name.
    pub name: String,
}

/// To whom a new request goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AssignTo {
    /// Nobody yet: any agent may take it.
    #[default]
    Unassigned,
    /// The agent who creates it.
    Myself,
}

/// How a request ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The problem is solved.
    #[default]
    Solved,
    /// The problem is not solved.
    NotSolved,
    /// Nothing was done: cancelled, or made by mistake.
    Cancelled,
}

/// `POST /api/v1/session-requests`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateSessionRequestBody {
    /// The remote user's name.
    #[schema(min_length = 1, max_length = 100)]
    pub user_name: String,
    /// The remote user's email address.
    #[serde(default)]
    #[schema(max_length = 254)]
    pub user_email: Option<String>,
    /// A message the remote user reads on the link's page.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub message: Option<String>,
    /// Notes that only agents read.
    #[serde(default)]
    #[schema(max_length = 10000)]
    pub notes: Option<String>,
    /// How long the link is valid, in seconds; one day when left out.
    #[serde(default)]
    #[schema(minimum = 300, maximum = 7_776_000)]
    pub validity_seconds: Option<u32>,
    /// When help is to begin; the link lets nobody in before.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub scheduled_for: Option<jiff::Timestamp>,
    /// To whom the request goes.
    #[serde(default)]
    pub assign_to: AssignTo,
}

/// `PATCH /api/v1/session-requests/{id}`: a field that is left out stays as it is; an empty text clears it.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EditSessionRequestBody {
    /// The version the edit starts from. When the request has changed since, the edit is refused.
    #[serde(default)]
    pub version: Option<i64>,
    /// The remote user's name.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 100)]
    pub user_name: Option<String>,
    /// The remote user's email address.
    #[serde(default)]
    #[schema(max_length = 254)]
    pub user_email: Option<String>,
    /// The message the remote user reads.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub message: Option<String>,
    /// Notes that only agents read.
    #[serde(default)]
    #[schema(max_length = 10000)]
    pub notes: Option<String>,
}

/// `POST /api/v1/session-requests/{id}/close`. The body may be left out.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseSessionRequestBody {
    /// How it ended.
    #[serde(default)]
    pub outcome: Outcome,
}

/// A session request, as agents see it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SessionRequestBody {
    /// The request's id.
    pub id: Uuid,
    /// The number for people: `#1042`.
    pub number: i64,
    /// What it is doing now.
    pub status: Status,
    /// Since when it has that status.
    #[schema(value_type = String, format = DateTime)]
    pub status_since: jiff::Timestamp,
    /// The remote user's name.
    pub user_name: String,
    /// The remote user's email address.
    pub user_email: Option<String>,
    /// The message the remote user reads.
    pub message: Option<String>,
    /// Notes that only agents read.
    pub notes: Option<String>,
    /// Who is to help.
    pub assignment: AssignmentBody,
    /// The session link.
    pub link: String,
    /// Nine digits for the join page.
    pub join_code: String,
    /// When it was created.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: jiff::Timestamp,
    /// Who created it.
    pub created_by: AgentRef,
    /// Until when the link lets somebody in.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: jiff::Timestamp,
    /// When help is to begin.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub scheduled_for: Option<jiff::Timestamp>,
    /// When and how it was closed.
    pub closure: Option<ClosureBody>,
    /// The remote user's device, while it is present.
    pub guest: Option<GuestBody>,
    /// The live session.
    pub session: Option<LiveSessionBody>,
    /// Counts every change; send it back with an edit.
    pub version: i64,
    /// When it last changed.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: jiff::Timestamp,
}

/// When and how a request was closed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ClosureBody {
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: jiff::Timestamp,
    /// By whom.
    pub by: AgentRef,
    /// How it ended.
    pub outcome: Outcome,
}

/// The remote user's device, as far as it told us. A claim, not a fact.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct GuestBody {
    /// Browser and system in words: "Firefox on Windows".
    pub device_name: String,
    /// What it has granted; empty in the lobby.
    pub granted: Vec<Capability>,
}

/// A live session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LiveSessionBody {
    /// The session's id.
    pub id: Uuid,
    /// The agent who watches.
    pub agent: AgentRef,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub since: jiff::Timestamp,
}

/// `POST /api/v1/session-requests/{id}/connect`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ConnectedBody {
    /// The session to attach to on the request's socket.
    pub session: LiveSessionBody,
}

/// Which requests to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ListSessionRequestsQuery {
    /// The `next` of the page before.
    #[serde(default)]
    #[param(max_length = 256)]
    pub cursor: Option<String>,
    /// How many at most: 1 to 200, 50 when left out.
    #[serde(default)]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
    /// Only those with one of these statuses, separated by commas: `ready,waiting`.
    #[serde(default)]
    #[param(max_length = 64)]
    pub status: Option<String>,
}

/// One page of session requests, the newest number first.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SessionRequestPageBody {
    /// The requests.
    pub items: Vec<SessionRequestBody>,
    /// The cursor of the next page; null on the last.
    pub next: Option<String>,
}

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
    /// It went to another agent.
    Assigned {
        /// Who is to help now.
        assignment: AssignmentBody,
    },
    /// It was closed.
    Closed {
        /// How it ended.
        outcome: Outcome,
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
