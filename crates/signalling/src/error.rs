//! Why a socket is closed because of what its peer did.

use deskside_protocol::signalling::CloseCode;

use crate::peer::{PeerId, Side};

/// A peer did what it may not. The room has queued the close of its socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RoomError {
    /// The first message was not `hello`.
    #[error("peer {peer} spoke before its hello")]
    BeforeHello {
        /// The peer.
        peer: PeerId,
    },
    /// `hello` came twice.
    #[error("peer {peer} said hello twice")]
    HelloTwice {
        /// The peer.
        peer: PeerId,
    },
    /// Only the host offers; only the viewer answers and asks for an ICE restart.
    #[error("peer {peer} on the {side:?} side sent a signal that only the other side sends")]
    WrongSide {
        /// The peer.
        peer: PeerId,
        /// Its side.
        side: Side,
    },
    /// More agents' sockets than one room holds.
    #[error("peer {peer} found the room full")]
    RoomFull {
        /// The peer.
        peer: PeerId,
    },
}

impl RoomError {
    /// The peer whose socket closes.
    pub const fn peer(self) -> PeerId {
        match self {
            Self::BeforeHello { peer }
            | Self::HelloTwice { peer }
            | Self::WrongSide { peer, .. }
            | Self::RoomFull { peer } => peer,
        }
    }

    /// The code with which it closes.
    pub const fn close_code(self) -> CloseCode {
        match self {
            Self::BeforeHello { .. } | Self::HelloTwice { .. } | Self::WrongSide { .. } => {
                CloseCode::OutOfOrder
            }
            Self::RoomFull { .. } => CloseCode::TryAgain,
        }
    }
}
