//! Hints that something changed. A hint carries no content: who gets one reads the database.

use std::sync::atomic::{AtomicU64, Ordering};

use deskside_domain::ids::{QueueId, SessionRequestId};
use deskside_domain::session_request::SessionRequest;
use tokio::sync::broadcast;

/// How many hints a slow reader may lag behind before it has to fetch everything again.
const BACKLOG: usize = 1024;

/// What changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A request: its fields or its presence.
    SessionRequest {
        /// Which request.
        request: SessionRequestId,
        /// Its version now.
        version: i64,
    },
    /// A queue: its settings or its subscribers.
    SessionQueue {
        /// Which queue.
        queue: QueueId,
    },
    /// The organisation's settings.
    Organisation,
    /// Who is online, or who is a member.
    Members,
}

/// Tells everyone in this process.
#[derive(Debug)]
pub struct Hints {
    told: broadcast::Sender<Hint>,
    count: AtomicU64,
}

impl Hints {
    pub(crate) fn new() -> Self {
        Self { told: broadcast::Sender::new(BACKLOG), count: AtomicU64::new(0) }
    }

    /// Hints from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Hint> {
        self.told.subscribe()
    }

    /// How many there were. What was read before the last says nothing about it.
    pub(crate) fn count(&self) -> u64 {
        self.count.load(Ordering::SeqCst)
    }

    pub(crate) fn changed(&self, request: &SessionRequest) {
        self.tell(Hint::SessionRequest { request: request.id, version: request.version });
    }

    pub(crate) fn tell(&self, hint: Hint) {
        // Counted first: who looks again on a hint must not be given what was read before it.
        self.count.fetch_add(1, Ordering::SeqCst);
        // Nobody listening is no failure.
        let _listeners = self.told.send(hint);
    }
}
