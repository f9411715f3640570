//! Signalling: the messages on the two sockets of a request.
//!
//! The remote user's page opens `GET /api/v1/session-links/{token}/socket`, an agent's page opens
//! `GET /api/v1/session-requests/{id}/socket`. Each frame is one JSON text message, at most
//! [`MAX_MESSAGE_BYTES`] long. The first message a client sends is `hello`; the first it gets is `welcome`.
//!
//! A socket that may not be opened is accepted and closed at once with a [`CloseCode`], because a browser tells
//! its page nothing about a refused upgrade.
//!
//! The server forwards [`PeerSignal`]s without acting on them. Media and keys never pass through it.

pub mod about;
pub mod agent;
pub mod guest;
pub mod server;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The longest message a socket takes, in bytes: an SDP with many candidates fits ten times.
pub const MAX_MESSAGE_BYTES: usize = 64 * 1024;
/// The longest chat message, in characters.
pub const MAX_CHAT_CHARS: usize = 4000;
/// How long a session waits for a side that vanished, in seconds.
pub const RESUME_SECONDS: u64 = 60;

/// One run of the media connection between the same host and viewer. It grows each time either side
/// starts afresh; a signal of an older epoch is dropped.
pub type Epoch = u32;

/// What one browser tells the other through the server, which only forwards it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum PeerSignal {
    /// An SDP offer (RFC 8829). Only the host offers.
    Offer {
        /// The session description.
        sdp: String,
    },
    /// An SDP answer.
    Answer {
        /// The session description.
        sdp: String,
    },
    /// An ICE candidate (RFC 8838). An empty `candidate` ends the list.
    Candidate {
        /// The candidate attribute.
        candidate: String,
        /// The media section by name.
        sdp_mid: Option<String>,
        /// The media section by position.
        sdp_m_line_index: Option<u16>,
    },
    /// The viewer asks the host for an ICE restart.
    RestartIce {},
    /// SHA-256 over this side's nonce and fingerprint, before either nonce is known (see the ADR on words).
    Commit {
        /// 64 hexadecimal digits.
        commitment: String,
    },
    /// This side's nonce, after the other side's commitment has arrived.
    Reveal {
        /// 64 hexadecimal digits.
        nonce: String,
    },
}

/// One chat message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChatMessage {
    /// Counts from 1 within the request.
    pub seq: i64,
    /// The sender's own id of the message, so that the sender knows its message again.
    pub client_id: Uuid,
    /// Who wrote it.
    pub from: ChatAuthor,
    /// The text, as written.
    pub text: String,
    /// When the server saved it.
    #[schema(value_type = String, format = DateTime)]
    pub at: jiff::Timestamp,
}

/// Who wrote a chat message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ChatAuthor {
    /// The remote user.
    RemoteUser,
    /// An agent.
    Agent {
        /// The member's id.
        id: Uuid,
        /// The member's name.
        name: String,
    },
}

/// Why the server closes a socket, as a WebSocket close code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseCode {
    /// The message could not be read, or is not one this side may send.
    BadMessage,
    /// The message came at a moment at which it makes no sense.
    OutOfOrder,
    /// Too many messages in too short a time.
    TooFast,
    /// The request was closed.
    RequestClosed,
    /// The request's validity has passed.
    Expired,
    /// This device has not joined, or an agent freed the link for another: it must join again.
    GuestReset,
    /// The same device opened the request in another tab.
    Replaced,
    /// The sign-in behind this socket ended.
    SignedOut,
    /// The remote user left by the button.
    Left,
    /// There is no such request.
    NotFound,
    /// The server could not save what happened; connecting again helps.
    TryAgain,
    /// The server shuts down; connecting again helps.
    GoingAway,
}

impl CloseCode {
    /// The number on the wire (RFC 6455 §7.4.2: 4000 to 4999 are the application's own).
    pub const fn number(self) -> u16 {
        match self {
            Self::BadMessage => 4000,
            Self::OutOfOrder => 4001,
            Self::TooFast => 4002,
            Self::RequestClosed => 4010,
            Self::GuestReset => 4011,
            Self::Replaced => 4012,
            Self::SignedOut => 4013,
            Self::Left => 4014,
            Self::Expired => 4015,
            Self::NotFound => 4016,
            Self::TryAgain => 1013,
            Self::GoingAway => 1001,
        }
    }
}
