//! What the remote user's page says.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Epoch, PeerSignal};
use crate::session_requests::Capability;

/// A message from the remote user's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum GuestMessage {
    /// The first message. After a reconnect, `granted` says what this device still grants: the device,
    /// not the server, holds the grant. Empty: nothing, the lobby. A reloaded page has lost its capture
    /// and grants nothing until the picker was used again, yet may stay in its session.
    Hello {
        /// What the device grants now.
        granted: Vec<Capability>,
    },
    /// A chat message; it is answered by `chat` once it is saved.
    Chat {
        /// The sender's own id of the message. Sending it twice saves it once.
        client_id: Uuid,
        /// The text.
        text: String,
    },
    /// The remote user allows this. Replaces what was granted before.
    Grant {
        /// What is allowed; at least one.
        capabilities: Vec<Capability>,
    },
    /// The remote user wanted to share the screen, and it did not come to that. Agents are told.
    NotShared {
        /// Why.
        why: NotShared,
    },
    /// The remote user takes everything back. Ends a live session.
    Withdraw {},
    /// The remote user leaves. Ends a live session. The socket is then closed.
    Leave {},
    /// This page is ready to send media to the session.
    Attach {
        /// The session.
        session: Uuid,
        /// The epoch whose media connection still stands; null to start afresh.
        #[schema(value_type = Option<u32>)]
        epoch: Option<Epoch>,
    },
    /// To the viewer.
    Signal {
        /// The session.
        session: Uuid,
        /// The epoch it belongs to.
        #[schema(value_type = u32)]
        epoch: Epoch,
        /// What to forward.
        signal: PeerSignal,
    },
    /// This side ends the session because the connection stayed broken or the verification failed.
    Abort {
        /// The session.
        session: Uuid,
        /// Why.
        reason: AbortReason,
    },
}

/// Why a try to share the screen led nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NotShared {
    /// The remote user left the browser's choice of a screen without choosing.
    Cancelled,
    /// The browser or the system refused.
    Unavailable,
}

/// Why a page gives a session up by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AbortReason {
    /// The media connection was broken for longer than it may be.
    ConnectionLost,
    /// The commitment and the nonce do not belong together.
    VerificationFailed,
}
