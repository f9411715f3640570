//! What an agent's page says.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::guest::AbortReason;
use super::{Epoch, PeerSignal};
use crate::sessions::SessionRoute;

/// A message from an agent's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum AgentMessage {
    /// The first message.
    Hello {},
    /// A chat message; it is answered by `chat` once it is saved.
    Chat {
        /// The sender's own id of the message. Sending it twice saves it once.
        client_id: Uuid,
        /// The text.
        text: String,
    },
    /// This page shows the session. Only the agent of the session may attach; a second page of the same
    /// agent takes over from the first.
    Attach {
        /// The session, from `POST …/connect` or from `welcome`.
        session: Uuid,
        /// The epoch whose media connection still stands; null to start afresh.
        #[schema(value_type = Option<u32>)]
        epoch: Option<Epoch>,
    },
    /// To the host.
    Signal {
        /// The session.
        session: Uuid,
        /// The epoch it belongs to.
        #[schema(value_type = u32)]
        epoch: Epoch,
        /// What to forward.
        signal: PeerSignal,
    },
    /// What this page counted of the session's connection, in all: for the record. The server takes its word.
    Measured {
        /// The session.
        session: Uuid,
        /// Bytes that came.
        bytes_received: u64,
        /// Bytes that went.
        bytes_sent: u64,
        /// Which way they took.
        route: SessionRoute,
    },
    /// The agent ends the session.
    End {
        /// The session.
        session: Uuid,
    },
    /// This side ends the session because the connection stayed broken or the verification failed.
    Abort {
        /// The session.
        session: Uuid,
        /// Why.
        reason: AbortReason,
    },
}
