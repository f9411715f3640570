//! The task that owns one room: it takes commands and the clock.

mod carry_out;
mod hear;

use std::sync::Arc;
use std::time::Duration;

use deskside_app::StoreError;
use deskside_domain::ids::{MemberId, SessionRequestId};
use deskside_domain::{SignedDuration, Timestamp};
use deskside_protocol::session_requests::LiveSessionBody;
use deskside_protocol::signalling::CloseCode;
use deskside_protocol::signalling::agent::AgentMessage;
use deskside_protocol::signalling::guest::GuestMessage;
use deskside_protocol::signalling::server::ServerMessage;
use deskside_signalling::{CloseReason, Input, PeerId, Room};
use tokio::sync::{Notify, mpsc};
use tokio::time::sleep;

use super::about::Told;
use super::peers::{Peer, Peers, Who};
use super::socket::Outgoing;
use super::{Rooms, restore};
use crate::problem::error_chain;

/// How long a device that joined may take to open its socket.
const EXPECTED: SignedDuration = SignedDuration::from_secs(10);

/// How long a task waits when nothing is due: long enough to cost nothing, short enough for a clock that jumps.
const IDLE: Duration = Duration::from_secs(30);

/// What a room is told. A queue keeps room for thirty-two at a time, so that what is large is boxed.
#[derive(Debug)]
pub(super) enum Command {
    /// The device or an agent opened a socket.
    Enters { peer: PeerId, page: Box<Peer> },
    /// Somebody said something.
    Says { peer: PeerId, said: Box<Said> },
    /// A socket is gone.
    Leaves { peer: PeerId },
    /// A device joined and will open its socket.
    ExpectGuest,
    /// An agent connected.
    SessionOpened(Box<LiveSessionBody>),
    /// The remote user's side is closed from outside.
    Close(CloseReason),
    /// An agent may act on requests no more.
    BarAgent(MemberId),
    /// A page of an agent is signed out.
    BarPage(PeerId),
}

/// What somebody said.
#[derive(Debug)]
pub(super) enum Said {
    /// The remote user's page.
    Guest(GuestMessage),
    /// An agent's page.
    Agent(AgentMessage),
}

/// The room cannot go on: what it knows could not be saved. Its pages connect again.
struct Broken;

pub(super) struct RoomTask {
    rooms: Rooms,
    request: SessionRequestId,
    queue: mpsc::Receiver<Command>,
    changed: Arc<Notify>,
    members: Arc<Notify>,
    peers: Peers,
    expected_until: Option<Timestamp>,
    about: Told,
}

impl RoomTask {
    pub(super) fn new(
        rooms: Rooms,
        request: SessionRequestId,
        queue: mpsc::Receiver<Command>,
        (changed, members): (Arc<Notify>, Arc<Notify>),
    ) -> Self {
        let (peers, about) = (Peers::default(), Told::default());
        Self { rooms, request, queue, changed, members, peers, expected_until: None, about }
    }

    pub(super) async fn run(mut self) {
        loop {
            let known = match Box::pin(self.rooms.app().last_known_presence(self.request)).await {
                Ok(presence) => presence,
                Err(error) => {
                    self.give_up(&error);
                    return;
                }
            };
            let mut room = Room::new(restore::restored(&known), self.now());
            match self.serve(&mut room).await {
                Ok(()) => return,
                Err(Broken) => self.peers.send_away(),
            }
        }
    }

    /// Serves until the room is empty.
    ///
    /// What is done is boxed: a task is as large as the largest thing it ever waits for, and ten thousand rooms that
    /// wait for nothing but their queue would each keep the room of a whole use case for it.
    async fn serve(&mut self, room: &mut Room) -> Result<(), Broken> {
        loop {
            Box::pin(self.carry_out(room)).await?;
            if let Some(about) = self.about.news(&self.peers) {
                self.peers.send_to_guests(&ServerMessage::About { about });
            }
            if room.is_idle() && self.expected_until.is_none() && self.peers.is_empty() {
                let rooms = self.rooms.clone();
                if rooms.retire(self.request, &mut self.queue) {
                    return Ok(());
                }
            }
            let wait = self.until_due(room);
            tokio::select! {
                command = self.queue.recv() => match command {
                    None => return Ok(()),
                    Some(command) => Box::pin(self.obey(room, command)).await?,
                },
                () = self.changed.notified() => Box::pin(self.look_again()).await,
                // Where nobody is named, it makes no difference who came or went: ten thousand who wait in queues
                // must not each be read again for it.
                () = self.members.notified(), if self.about.names_somebody() || room.session_agent().is_some() => {
                    Box::pin(self.look_at_members(room)).await;
                }
                () = sleep(wait) => Box::pin(self.tick(room)).await?,
            }
        }
    }

    fn until_due(&self, room: &Room) -> Duration {
        let due = [room.next_timeout(), self.expected_until].into_iter().flatten().min();
        let wait = due.map(|due| due.duration_since(self.now()).max(SignedDuration::ZERO));
        wait.and_then(|wait| Duration::try_from(wait).ok()).map_or(IDLE, |wait| wait.min(IDLE))
    }

    async fn tick(&mut self, room: &mut Room) -> Result<(), Broken> {
        if self.expected_until.is_some_and(|until| self.now() >= until) {
            self.expected_until = None;
            if self.peers.guest().is_none() {
                self.nobody_came().await?;
            }
        }
        self.tell(room, Input::Tick);
        Ok(())
    }

    /// The device that joined did not open its socket. One whose session still waits has the room's own time.
    async fn nobody_came(&mut self) -> Result<(), Broken> {
        let app = self.rooms.app();
        let known = app.last_known_presence(self.request).await.map_err(|error| broken(&error))?;
        if known.session().is_some() {
            return Ok(());
        }
        app.guest_gone(self.request).await.map_err(|error| broken(&error))
    }

    async fn obey(&mut self, room: &mut Room, command: Command) -> Result<(), Broken> {
        match command {
            Command::Enters { peer, page } => self.enters(room, peer, page),
            Command::Says { peer, said } => self.hear(room, peer, *said).await?,
            Command::Leaves { peer } => {
                self.peers.remove(peer);
                self.tell(room, Input::Disconnected { peer });
            }
            // Another tab of a device that is here joins nothing new.
            Command::ExpectGuest if self.peers.guest().is_some() => {}
            Command::ExpectGuest => self.expected_until = self.now().saturating_add(EXPECTED).ok(),
            Command::SessionOpened(live) => {
                self.tell(room, Input::SessionOpened { live: *live });
            }
            Command::Close(reason) => {
                self.tell(room, Input::Closed(reason));
            }
            Command::BarAgent(agent) => {
                self.tell(room, Input::AgentBarred { agent: agent.0 });
            }
            Command::BarPage(peer) => {
                self.tell(room, Input::PageBarred { peer });
            }
        }
        Ok(())
    }

    fn enters(&mut self, room: &mut Room, peer: PeerId, page: Box<Peer>) {
        let input = match &page.who {
            Who::Guest { guest, .. } => {
                self.expected_until = None;
                self.about.begin_anew();
                Input::GuestConnected { peer, device_name: guest.device_name.as_str().to_owned() }
            }
            Who::Agent(agent, _) => Input::AgentConnected { peer, agent: agent.clone() },
        };
        self.peers.add(peer, page);
        self.tell(room, input);
    }

    /// Tells the room; whether it took it.
    fn tell(&self, room: &mut Room, input: Input) -> bool {
        match room.handle(input, self.now()) {
            Ok(()) => true,
            Err(refused) => {
                tracing::debug!(error = %refused, "a page broke the rules of its room");
                false
            }
        }
    }

    /// Somebody came, went, or may do something else than before.
    async fn look_at_members(&mut self, room: &mut Room) {
        if let Some(agent) = room.session_agent() {
            match self.rooms.app().acts_on_requests(MemberId(agent)).await {
                Ok(true) => {}
                Ok(false) => {
                    self.tell(room, Input::AgentBarred { agent });
                }
                // The agent's socket asks again with its next beat.
                Err(error) => tracing::warn!(error = error_chain(&error), "could not read an agent's rights"),
            }
        }
        self.look_again().await;
    }

    /// The request may have changed, or whether its agent is signed in.
    async fn look_again(&mut self) {
        if self.peers.guest().is_none() {
            return;
        }
        match self.rooms.app().about(self.request).await {
            Ok(about) => self.about.learn(about),
            // The next change is looked at again, and so is the next welcome.
            Err(error) => tracing::warn!(error = error_chain(&error), "could not read who is to help"),
        }
    }

    /// The database does not answer: nobody can be let in now.
    fn give_up(&mut self, error: &StoreError) {
        tracing::error!(error = error_chain(error), "a room could not be opened");
        while let Ok(command) = self.queue.try_recv() {
            if let Command::Enters { page, .. } = command {
                let _full = page.outbox.try_send(Outgoing::Close(CloseCode::TryAgain));
            }
        }
        self.peers.send_away();
    }

    fn now(&self) -> Timestamp {
        self.rooms.app().context().now()
    }
}

fn broken(error: &(dyn std::error::Error + 'static)) -> Broken {
    tracing::error!(error = error_chain(error), "what happened in a room could not be saved");
    Broken
}

#[cfg(test)]
mod tests {
    use super::super::size_of_future;
    use super::*;

    #[test]
    fn the_queue_of_a_room_takes_little() {
        assert!(size_of::<Command>() <= 24, "{}", size_of::<Command>());
    }

    #[test]
    fn ten_thousand_rooms_that_wait_take_little() {
        assert!(size_of_future(RoomTask::run) <= 1536, "{}", size_of_future(RoomTask::run));
    }
}
