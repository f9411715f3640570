//! Live hints over Server-Sent Events: `GET /api/v1/live`.
//!
//! A hint says that something changed, never what: the database is the truth. A client that connects
//! again fetches again, so nothing needs to be replayed and nothing can be missed for good.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The `data` of one event; the event's name is `hint`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LiveHint {
    /// The stream is open; fetch what you show.
    Hello,
    /// This request changed: its fields, its presence or its chat.
    SessionRequest {
        /// The request.
        id: Uuid,
        /// Its version now.
        version: i64,
    },
    /// This queue changed: its settings or its subscribers.
    SessionQueue {
        /// The queue.
        id: Uuid,
    },
    /// The organisation's settings changed.
    Organisation,
    /// Somebody came online or went offline.
    Members,
    /// The stream stands. Comes every four seconds; a reader that hears nothing for fifteen connects again.
    Beat,
    /// Hints were dropped because this reader is slow; fetch what you show.
    Refetch,
}
