//! What a room wants done, in this order.

use deskside_protocol::session_requests::{Capability, SessionEndReason};
use deskside_protocol::signalling::CloseCode;
use deskside_protocol::signalling::server::{RoomState, ServerMessage};
use uuid::Uuid;

use crate::peer::PeerId;

/// One thing to do. The order is the order in which it must be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Send a message; never `welcome`.
    Send {
        /// To whom.
        to: PeerId,
        /// The message.
        message: ServerMessage,
    },
    /// Send `welcome`: the shell adds the chat and the ICE servers.
    Welcome {
        /// To whom.
        to: PeerId,
        /// Who is here.
        room: RoomState,
    },
    /// Close a socket. The room has forgotten it.
    Close {
        /// Which.
        peer: PeerId,
        /// Why.
        code: CloseCode,
    },
    /// Save this before the outputs after it are carried out. When that fails, the room knows more than the
    /// store: close all sockets with [`CloseCode::TryAgain`] and make the room anew from what is stored.
    Record(RoomEvent),
}

/// What is to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoomEvent {
    /// The device is here: it came, or it came back. A session that is live goes on.
    GuestPresent {
        /// What still stands of its grant; empty in the lobby.
        granted: Vec<Capability>,
        /// Browser and system, as the device tells.
        device_name: String,
    },
    /// The device is gone. When the store knows that already, nothing is left to save.
    GuestGone,
    /// The remote user allowed this; it replaces what was granted before.
    Granted {
        /// What is allowed; at least one.
        capabilities: Vec<Capability>,
    },
    /// The remote user took everything back while no session was live.
    Withdrawn,
    /// A session ended, and the grant with it.
    SessionEnded {
        /// The session.
        session: Uuid,
        /// Why.
        reason: SessionEndReason,
        /// How long it ran, in seconds.
        duration_seconds: u64,
    },
}
