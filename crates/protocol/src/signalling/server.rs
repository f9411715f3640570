//! What the server says, to either page.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::about::AboutBody;
use super::guest::NotShared;
use super::{ChatMessage, Epoch, PeerSignal};
use crate::session_requests::{Capability, LiveSessionBody, SessionEndReason};

/// A message from the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerMessage {
    /// Answers `hello`: everything that stands now.
    Welcome {
        /// Who is here.
        room: RoomState,
        /// The newest chat messages, the oldest first; at most 200.
        chat: Vec<ChatMessage>,
        /// STUN and TURN servers for `RTCPeerConnection`.
        ice_servers: Vec<IceServer>,
        /// Who is to help; for the remote user's page alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<AboutBody>,
    },
    /// Who is to help, or where they are, has changed. Only the remote user's page gets it.
    About {
        /// Who is to help now.
        about: AboutBody,
    },
    /// Who is here has changed.
    Room {
        /// Who is here now.
        room: RoomState,
    },
    /// A chat message was saved; the sender gets it too.
    Chat {
        /// The message.
        message: ChatMessage,
    },
    /// Both sides are attached: the host makes a new peer connection and offers, the viewer makes one and
    /// waits. Each forgets what an older epoch had.
    Start {
        /// The session.
        session: Uuid,
        /// The new epoch.
        #[schema(value_type = u32)]
        epoch: Epoch,
    },
    /// From the other side.
    Signal {
        /// The session.
        session: Uuid,
        /// The epoch it belongs to.
        #[schema(value_type = u32)]
        epoch: Epoch,
        /// What was forwarded.
        signal: PeerSignal,
    },
    /// The session is over.
    SessionEnded {
        /// The session.
        session: Uuid,
        /// Why.
        reason: SessionEndReason,
        /// How long it ran, in seconds.
        duration_seconds: u64,
    },
    /// The line stands. Comes every five seconds; a page that hears nothing for fifteen connects again.
    Beat,
    /// A message was refused; the socket stays open.
    Refused {
        /// The refused chat message's id.
        client_id: Option<Uuid>,
        /// What is wrong.
        refusal: Refusal,
    },
}

/// Why a message was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The chat message is empty or too long.
    ChatLength,
    /// The chat holds as much as one request may.
    ChatFull,
    /// No such session is live, or it is not this side's.
    NoSuchSession,
    /// The grant names nothing, or something this page cannot give.
    BadGrant,
    /// The request has expired; nobody new can be let in.
    Expired,
}

/// Who is here, and what is going on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoomState {
    /// The remote user's side.
    pub guest: GuestState,
    /// The names of the agents whose page is open on this request, each once.
    pub agents: Vec<String>,
    /// The live session.
    pub session: Option<SessionState>,
    /// Why the remote user's last try to share led nowhere, until another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_shared: Option<NotShared>,
}

/// The remote user's side of a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum GuestState {
    /// Nobody is there.
    Absent,
    /// In the lobby.
    InLobby,
    /// Has granted access.
    Granted {
        /// What is allowed.
        capabilities: Vec<Capability>,
    },
}

/// A live session, and whether both sides can be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SessionState {
    /// The session.
    #[serde(flatten)]
    pub live: LiveSessionBody,
    /// The epoch that runs; 0 before the first start.
    #[schema(value_type = u32)]
    pub epoch: Epoch,
    /// Whether the host's page takes part.
    pub host: SideState,
    /// Whether the viewer's page takes part.
    pub viewer: SideState,
}

/// Whether one side of a session takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SideState {
    /// Attached: its page is open and ready for media.
    Here,
    /// Not attached, or not any more; the session ends when it is not back by then.
    Away {
        /// Until when it may come back.
        #[schema(value_type = String, format = DateTime)]
        until: jiff::Timestamp,
    },
}

/// A STUN or TURN server, shaped as `RTCIceServer`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct IceServer {
    /// Its URLs.
    pub urls: Vec<String>,
    /// The user name, for TURN.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// The credential, for TURN.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
}
