//! Hints that something changed. A hint carries no content: who gets one reads the database.

use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::SessionRequest;
use tokio::sync::broadcast;

/// How many hints a slow reader may lag behind before it has to fetch everything again.
const BACKLOG: usize = 1024;

/// A request changed: its fields or its presence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Which request.
    pub request: SessionRequestId,
    /// Its version now.
    pub version: i64,
}

/// Tells everyone in this process.
#[derive(Debug)]
pub struct Hints(broadcast::Sender<Hint>);

impl Hints {
    pub(crate) fn new() -> Self {
        Self(broadcast::Sender::new(BACKLOG))
    }

    /// Hints from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Hint> {
        self.0.subscribe()
    }

    pub(crate) fn changed(&self, request: &SessionRequest) {
        // Nobody listening is no failure.
        let _listeners = self.0.send(Hint { request: request.id, version: request.version });
    }
}
