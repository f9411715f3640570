//! What a room is told.

use deskside_protocol::session_requests::{LiveSessionBody, SessionEndReason};
use deskside_protocol::signalling::agent::AgentMessage;
use deskside_protocol::signalling::guest::GuestMessage;
use deskside_protocol::signalling::server::GuestState;
use deskside_protocol::signalling::{ChatMessage, CloseCode};
use uuid::Uuid;

use crate::peer::{AgentIdentity, PeerId};

/// What a room is told.
#[derive(Clone, Debug)]
pub enum Input {
    /// The device that is bound to the request opened a socket; nothing was said yet. An older socket of it
    /// is replaced.
    GuestConnected {
        /// The socket.
        peer: PeerId,
        /// Browser and system, as the device tells.
        device_name: String,
    },
    /// An agent's page opened a socket; nothing was said yet.
    AgentConnected {
        /// The socket.
        peer: PeerId,
        /// The agent.
        agent: AgentIdentity,
    },
    /// The remote user's page said something. Of a chat message the room only checks that `hello` came
    /// first: when this is `Ok`, the shell saves it and comes back with [`Input::ChatSaved`].
    Guest {
        /// The socket.
        peer: PeerId,
        /// The message.
        message: GuestMessage,
    },
    /// An agent's page said something. Chat as with [`Input::Guest`]; what it measured the shell saves likewise.
    Agent {
        /// The socket.
        peer: PeerId,
        /// The message.
        message: AgentMessage,
    },
    /// A chat message was saved.
    ChatSaved {
        /// The message.
        message: ChatMessage,
    },
    /// A socket is gone. Of a socket that the room closed this may come or not.
    Disconnected {
        /// The socket.
        peer: PeerId,
    },
    /// An agent connected: the session is made and saved.
    SessionOpened {
        /// The session.
        live: LiveSessionBody,
    },
    /// An agent may act on requests no more.
    AgentBarred {
        /// The member's id.
        agent: Uuid,
    },
    /// An agent's page is signed out. Its socket may still be there.
    PageBarred {
        /// The socket.
        peer: PeerId,
    },
    /// The remote user's side is closed from outside the sockets; the cause itself is saved already.
    Closed(CloseReason),
    /// A timeout passed.
    Tick,
}

/// Why the remote user's side is closed from outside the sockets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseReason {
    /// An agent closed the request.
    RequestClosed,
    /// An agent freed the link for another device.
    GuestReset,
    /// The remote user left by `POST …/leave`.
    GuestLeft,
}

impl CloseReason {
    /// What the live session ends of.
    pub(crate) const fn session_end(self) -> SessionEndReason {
        match self {
            Self::RequestClosed => SessionEndReason::RequestClosed,
            Self::GuestReset => SessionEndReason::EndedByAgent,
            Self::GuestLeft => SessionEndReason::StoppedByRemoteUser,
        }
    }

    /// What the device's socket is closed with.
    pub(crate) const fn close_code(self) -> CloseCode {
        match self {
            Self::RequestClosed => CloseCode::RequestClosed,
            Self::GuestReset => CloseCode::GuestReset,
            Self::GuestLeft => CloseCode::Left,
        }
    }
}

/// What the presence row still tells after a restart of the server. Nobody is connected yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The remote user's side.
    pub guest: GuestState,
    /// The live session.
    pub session: Option<LiveSessionBody>,
}
