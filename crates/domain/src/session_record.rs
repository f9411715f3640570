//! The record that a session leaves: between whom it was, when, what was allowed, and how it ended.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::actor::AgentRef;
use crate::capability::Grant;
use crate::client::ClientRef;
use crate::history::SessionEndReason;
use crate::ids::{SessionId, SessionRequestId};
use crate::text::{DeviceName, PersonName};

/// A session, live or over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRecord {
    /// The session.
    pub id: SessionId,
    /// The request for which it was.
    pub request: SessionRequestId,
    /// The device that shared its screen: browser and system, as it told.
    pub host_device: DeviceName,
    /// When it began.
    pub started_at: Timestamp,
    /// How it ended; none while it is live.
    pub end: Option<SessionEnd>,
    /// Who watched, in the order in which they came.
    pub viewers: Vec<Viewer>,
    /// What was allowed, from when on. The first is from the beginning.
    pub grants: Vec<Granted>,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionEnd {
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: SessionEndReason,
}

/// Somebody who watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The agent, with the name of that time.
    pub agent: AgentRef,
    /// The client, with the name of that time.
    pub client: Option<ClientRef>,
    /// When they came.
    pub joined_at: Timestamp,
    /// When they were gone; none while they are there.
    pub left_at: Option<Timestamp>,
    /// What their side counted, if it said so. The server sees none of it and takes their word.
    pub measured: Option<Measured>,
}

/// What a viewer's side counted of its connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Bytes that came, in all.
    pub bytes_received: u64,
    /// Bytes that went, in all.
    pub bytes_sent: u64,
    /// Which way they took.
    pub route: Route,
}

/// Which way a session's data take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// Straight from one side to the other.
    Direct,
    /// Over a relay, which sees nothing but encrypted packets.
    Relayed,
}

/// What was allowed from a moment on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Granted {
    /// From when on.
    pub at: Timestamp,
    /// What.
    pub grant: Grant,
}

/// A request as a session's record names it: as it is called now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRef {
    /// The request.
    pub id: SessionRequestId,
    /// Its number for people.
    pub number: i64,
    /// The remote user's name.
    pub user_name: PersonName,
}
