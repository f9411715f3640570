//! Records of sessions.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::clients::{ClientIdBody, ClientRef};
use crate::session_requests::{AgentRef, Capability, ExportFormat, SessionEndReason};

/// `GET /api/v1/sessions`. What is left out does not narrow; what is given must all hold.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SessionsQuery {
    /// This agent watched.
    pub agent: Option<Uuid>,
    /// This client watched.
    pub client: Option<ClientIdBody>,
    /// Of this request.
    pub request: Option<Uuid>,
    /// Whether they run, or how they ended.
    #[param(inline)]
    pub ended: Option<SessionRunning>,
    /// Begun at this time or later.
    #[param(value_type = Option<String>, format = DateTime)]
    pub from: Option<jiff::Timestamp>,
    /// Begun before this time.
    #[param(value_type = Option<String>, format = DateTime)]
    pub until: Option<jiff::Timestamp>,
    /// The `next` of the page before, for the same filter.
    #[param(max_length = 64)]
    pub cursor: Option<String>,
    /// How many at most: 1 to 200, 50 when left out.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
}

/// `GET /api/v1/sessions/export`: the same filter.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SessionsExportQuery {
    /// As what; CSV when left out.
    #[param(inline)]
    pub format: ExportFormat,
    /// This agent watched.
    pub agent: Option<Uuid>,
    /// This client watched.
    pub client: Option<ClientIdBody>,
    /// Of this request.
    pub request: Option<Uuid>,
    /// Whether they run, or how they ended.
    #[param(inline)]
    pub ended: Option<SessionRunning>,
    /// Begun at this time or later.
    #[param(value_type = Option<String>, format = DateTime)]
    pub from: Option<jiff::Timestamp>,
    /// Begun before this time.
    #[param(value_type = Option<String>, format = DateTime)]
    pub until: Option<jiff::Timestamp>,
}

impl SessionsExportQuery {
    /// The filter, as a list takes it.
    pub fn filter(&self) -> SessionsQuery {
        SessionsQuery {
            agent: self.agent,
            client: self.client,
            request: self.request,
            ended: self.ended,
            from: self.from,
            until: self.until,
            cursor: None,
            limit: None,
        }
    }
}

/// Whether a session runs, or how it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SessionRunning {
    /// It has not ended.
    Live,
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

/// One page of records, the newest first.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SessionPageBody {
    /// The records.
    pub items: Vec<SessionRecordBody>,
    /// The cursor of the next page; null on the last.
    pub next: Option<String>,
}

/// The record of one session, live or over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SessionRecordBody {
    /// The session's id.
    pub id: Uuid,
    /// The request for which it was, as it is called now.
    pub request: SessionRequestRef,
    /// The device that shared its screen: browser and system in words, as far as it told.
    pub host_device: String,
    /// When it began.
    #[schema(value_type = String, format = DateTime)]
    pub started_at: jiff::Timestamp,
    /// When it ended; null while it is live.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<jiff::Timestamp>,
    /// Why it ended; null while it is live.
    pub end_reason: Option<SessionEndReason>,
    /// Who watched, in the order in which they came.
    pub viewers: Vec<SessionViewerBody>,
    /// What was allowed, from when on; the first from the beginning.
    pub grants: Vec<SessionGrantBody>,
}

/// A request by id, number and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SessionRequestRef {
    /// The request's id.
    pub id: Uuid,
    /// Its number for people.
    pub number: i64,
    /// The remote user's name.
    pub user_name: String,
}

/// Somebody who watched a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SessionViewerBody {
    /// The agent, with the name of that time.
    pub agent: AgentRef,
    /// The client, with the name of that time.
    pub client: Option<ClientRef>,
    /// When they came.
    #[schema(value_type = String, format = DateTime)]
    pub joined_at: jiff::Timestamp,
    /// When they were gone; null while they are there.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub left_at: Option<jiff::Timestamp>,
    /// Bytes that came, as the agent's side counted; null: it did not say.
    pub bytes_received: Option<u64>,
    /// Bytes that went, as the agent's side counted; null: it did not say.
    pub bytes_sent: Option<u64>,
    /// Which way the data took, as the agent's side saw it; null: it did not say.
    pub route: Option<SessionRoute>,
}

/// Which way a session's data take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SessionRoute {
    /// Straight from one side to the other.
    Direct,
    /// Over a relay, which sees nothing but encrypted packets.
    Relayed,
}

/// What was allowed from a moment on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SessionGrantBody {
    /// From when on.
    #[schema(value_type = String, format = DateTime)]
    pub at: jiff::Timestamp,
    /// What.
    pub capabilities: Vec<Capability>,
}
