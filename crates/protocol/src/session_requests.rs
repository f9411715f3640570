//! Session requests as agents see them.

mod assignment;
mod batch;
mod comments;
mod fill_in;
mod history;
mod import;
mod lifecycle;
mod list;
mod mail;
mod why;

pub use assignment::{AgentRef, AssignToBody, AssignmentBody, QueueRef};
pub use batch::{
    BatchAction, BatchBody, BatchKind, BatchPreviewBody, BatchRefusalBody, BatchSelection, StartBatchBody,
};
pub use comments::{CommentBody, CommentListBody, WriteCommentBody};
pub use fill_in::{CreateSessionRequestBody, CustomFieldValues, EditSessionRequestBody, ScheduleInput};
pub use history::{
    HistoryActorBody, HistoryBody, HistoryEventBody, HistoryEventKind, HistoryQuery, SessionEndReason,
};
pub use import::{ImportBody, ImportErrorBody, ImportQuery};
pub use lifecycle::{CloseSessionRequestBody, ExtendSessionRequestBody};
pub use list::{
    ExportFormat, ExportQuery, FilterQuery, ListSessionRequestsQuery, SessionRequestPageBody, SortOrder,
    StatusCountsBody,
};
pub use mail::{MailBody, MailKind, MailListBody, MailState};
pub use why::{Ability, ReasonBody, WhyAbilityBody, WhyBody, WhyQuery};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
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

/// A language in which Deskside writes to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    En,
    /// German.
    De,
}

/// How a request came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// An agent opened it.
    Agent,
    /// Somebody in need filled in a queue's request page.
    RequestPage,
}

/// When help is to begin, and for how long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ScheduleBody {
    /// When it begins.
    #[schema(value_type = String, format = DateTime)]
    pub starts_at: jiff::Timestamp,
    /// The time zone in which it was agreed: an IANA name such as `Europe/Vienna`.
    pub time_zone: String,
    /// How long it is planned to take.
    pub duration_minutes: u16,
}

/// What a remote user can ask for on a page that lets nobody in any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WishKind {
    /// The link has expired.
    MoreTime,
    /// The request is closed.
    Reopen,
}

/// What the remote user asks for, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WishBody {
    /// What.
    pub kind: WishKind,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub at: jiff::Timestamp,
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
    /// The language of mail and of the link's page.
    pub language: Language,
    /// Whether the remote user gets the invitation and what changes by mail.
    pub send_updates: bool,
    /// What the agent asks the remote user to allow.
    pub asks: Vec<Capability>,
    /// What the request is called elsewhere: a ticket number.
    pub reference: Option<String>,
    /// The organisation's own fields: field id to value.
    pub custom_fields: CustomFieldValues,
    /// Who is to help.
    pub assignment: AssignmentBody,
    /// The session link; null for who may see requests and not act on them, because whoever has it can join.
    pub link: Option<String>,
    /// Nine digits for the join page; null as the link is.
    pub join_code: Option<String>,
    /// When it was created.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: jiff::Timestamp,
    /// Who created it; for one from a request page, who is accountable for that page.
    pub created_by: AgentRef,
    /// How it came about.
    pub origin: Origin,
    /// How long a validity lasts, in seconds.
    pub validity_seconds: u32,
    /// Until when the link lets somebody in.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: jiff::Timestamp,
    /// When help is to begin.
    pub schedule: Option<ScheduleBody>,
    /// What the remote user asks for on a page that lets nobody in any more.
    pub wish: Option<WishBody>,
    /// When a device other than the one that joined was turned away.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub second_device_at: Option<jiff::Timestamp>,
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
    /// A word about it, for agents.
    pub word: Option<String>,
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
