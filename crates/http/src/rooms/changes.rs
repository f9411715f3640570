//! From hints to the rooms they concern. One listener for all: a room that waits is not woken by what happens to others.

use std::sync::PoisonError;

use deskside_app::hints::Hint;
use tokio::sync::Notify;
use tokio::sync::broadcast::error::RecvError;

use super::{Open, Rooms};

/// Passes hints on until the server shuts down.
pub(super) async fn pass_on(rooms: Rooms) {
    let mut hints = rooms.app().hints().subscribe();
    loop {
        let hint = tokio::select! {
            () = rooms.0.stopping.cancelled() => return,
            hint = hints.recv() => hint,
        };
        match hint {
            Ok(hint) => rooms.heed(hint),
            Err(RecvError::Lagged(_)) => rooms.tell_all(|room| &room.changed),
            Err(RecvError::Closed) => return,
        }
    }
}

impl Rooms {
    fn heed(&self, hint: Hint) {
        match hint {
            Hint::SessionRequest { request, .. } => {
                let open = self.0.open.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(room) = open.get(&request) {
                    room.changed.notify_one();
                }
            }
            // Whose agent it is that came or went, only each room can tell.
            Hint::Members => self.tell_all(|room| &room.members),
            Hint::SessionQueue { .. } | Hint::Organisation => {}
        }
    }

    fn tell_all(&self, of: impl Fn(&Open) -> &Notify) {
        for room in self.0.open.lock().unwrap_or_else(PoisonError::into_inner).values() {
            of(room).notify_one();
        }
    }
}
