//! The shell around the rooms: sockets in, sockets out, the clock, and what is to be saved.
//!
//! Each request with an open page has one task that owns its [`deskside_signalling::Room`]. Sockets talk to
//! the task through a queue; the task talks to sockets through theirs. The rules are in `signalling`.

mod about;
mod changes;
mod chat;
mod peers;
mod reports;
mod restore;
mod socket;
mod task;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::ws::WebSocketUpgrade;
use axum::response::Response;
use deskside_app::links::GuestEntry;
use deskside_app::{Actor, App};
use deskside_domain::ids::SessionRequestId;
use deskside_domain::text::DeviceName;
use deskside_protocol::session_requests::LiveSessionBody;
use deskside_protocol::signalling::server::IceServer;
use deskside_protocol::signalling::{CloseCode, MAX_MESSAGE_BYTES};
use deskside_signalling::{CloseReason, PeerId};
use serde::Deserialize;
use tokio::sync::mpsc::error::SendError;
use tokio::sync::{Notify, mpsc};
use tokio_util::sync::CancellationToken;

use self::task::{Command, RoomTask};

/// How many commands a room's queue holds. A socket that finds it full waits; that slows its sender down.
const ROOM_QUEUE: usize = 64;

/// What a socket reads at once, in bytes. Whoever waits says next to nothing; a longer message gets its room when it
/// comes.
const READ_AT_ONCE: usize = 512;
/// How many bytes a socket gathers before it writes.
const WRITTEN_AT_ONCE: usize = 4 * 1024;

/// Accepts a socket only to say why it may not be open.
pub(crate) fn refuse(upgrade: WebSocketUpgrade, code: CloseCode) -> Response {
    upgrade.on_upgrade(move |mut socket| async move { socket::close(&mut socket, code).await })
}

/// Who comes in by a socket.
#[derive(Debug)]
pub(crate) enum Entrant {
    /// The device that joined.
    Guest {
        /// The right to be here.
        guest: GuestEntry,
        /// Browser and system.
        device_name: DeviceName,
    },
    /// An agent.
    Agent(Actor, Attention),
}

/// What an agent's page is doing in a room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Attention {
    /// It shows the request.
    #[default]
    Looking,
    /// It shows something else, and tells when somebody writes.
    Listening,
}

/// All rooms of this process. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Rooms(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    app: App,
    ice_servers: Vec<IceServer>,
    stopping: CancellationToken,
    open: Mutex<HashMap<SessionRequestId, Open>>,
    peers: AtomicU64,
}

/// The ways to a room that is open.
#[derive(Clone, Debug)]
struct Open {
    commands: mpsc::Sender<Command>,
    /// What is told of its request may have changed. Many changes at once are looked at once.
    changed: Arc<Notify>,
    /// Somebody came online or went.
    members: Arc<Notify>,
}

impl Rooms {
    pub(crate) fn new(app: App, ice_servers: Vec<IceServer>, stopping: CancellationToken) -> Self {
        let rooms = Self(Arc::new(Inner {
            app,
            ice_servers,
            stopping,
            open: Mutex::new(HashMap::new()),
            peers: AtomicU64::new(1),
        }));
        tokio::spawn(changes::pass_on(rooms.clone()));
        rooms
    }

    /// Lets somebody into the room of this request.
    pub(crate) fn serve(
        &self,
        request: SessionRequestId,
        entrant: Entrant,
        upgrade: WebSocketUpgrade,
    ) -> Response {
        let rooms = self.clone();
        let peer = PeerId(self.0.peers.fetch_add(1, Ordering::Relaxed));
        upgrade
            // The default of 128 KiB each would be most of what a waiting remote user costs.
            .read_buffer_size(READ_AT_ONCE)
            .write_buffer_size(WRITTEN_AT_ONCE)
            .max_message_size(MAX_MESSAGE_BYTES)
            .max_frame_size(MAX_MESSAGE_BYTES)
            .on_upgrade(move |socket| socket::serve(rooms, request, peer, entrant, socket))
    }

    /// A device has joined and will open its socket; when it does not, it is gone after a while.
    pub(crate) async fn expect_guest(&self, request: SessionRequestId) {
        self.tell(request, Command::ExpectGuest).await;
    }

    /// An agent connected.
    pub(crate) async fn session_opened(&self, request: SessionRequestId, live: LiveSessionBody) {
        self.tell(request, Command::SessionOpened(Box::new(live))).await;
    }

    /// The remote user's side is closed from outside. What is not open needs no closing. The room has the
    /// command before the caller answers, so that a device that joins on that answer is not closed in its place.
    pub(crate) async fn close(&self, request: SessionRequestId, reason: CloseReason) {
        let open = self.0.open.lock().unwrap_or_else(PoisonError::into_inner).get(&request).cloned();
        if let Some(room) = open {
            // A room that has just retired has nobody left to close.
            let _retired = room.commands.send(Command::Close(reason)).await;
        }
    }

    /// Tells the room, and another one if that has just retired.
    async fn tell(&self, request: SessionRequestId, command: Command) {
        if let Err(SendError(command)) = self.room(request).send(command).await {
            let _retired_again = self.room(request).send(command).await;
        }
    }

    /// The queue of this request's room; the room is opened if it is not.
    fn room(&self, request: SessionRequestId) -> mpsc::Sender<Command> {
        let mut open = self.0.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(room) = open.get(&request).filter(|room| !room.commands.is_closed()) {
            return room.commands.clone();
        }
        let (commands, queue) = mpsc::channel(ROOM_QUEUE);
        let changed = Arc::new(Notify::new());
        let members = Arc::new(Notify::new());
        let wakers = (changed.clone(), members.clone());
        open.insert(request, Open { commands: commands.clone(), changed, members });
        metrics::gauge!("deskside_rooms").set(count(open.len()));
        let task = RoomTask::new(self.clone(), request, queue, wakers);
        tokio::spawn(task.run());
        commands
    }

    /// Forgets a room whose queue is empty. A command that came meanwhile keeps it.
    fn retire(&self, request: SessionRequestId, queue: &mut mpsc::Receiver<Command>) -> bool {
        let mut open = self.0.open.lock().unwrap_or_else(PoisonError::into_inner);
        if !queue.is_empty() {
            return false;
        }
        queue.close();
        open.remove(&request);
        metrics::gauge!("deskside_rooms").set(count(open.len()));
        true
    }

    fn app(&self) -> &App {
        &self.0.app
    }
}

fn count(rooms: usize) -> f64 {
    f64::from(u32::try_from(rooms).unwrap_or(u32::MAX))
}

/// How much memory each task takes that does this.
#[cfg(test)]
fn size_of_future<A, F: Future>(_of: impl Fn(A) -> F) -> usize {
    size_of::<F>()
}
