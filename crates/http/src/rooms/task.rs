//! The task that owns one room: it takes commands and the clock, and carries out what the room wants.

use std::collections::HashMap;
use std::time::Duration;

use deskside_app::StoreError;
use deskside_app::links::GuestEntry;
use deskside_app::rooms::RoomReportError;
use deskside_domain::chat::ChatAuthor;
use deskside_domain::ids::{ChatClientId, MemberId, SessionRequestId};
use deskside_domain::presence::Guest;
use deskside_domain::text::{ChatText, DeviceName, PersonName};
use deskside_domain::{SignedDuration, Timestamp};
use deskside_protocol::session_requests::LiveSessionBody;
use deskside_protocol::signalling::agent::AgentMessage;
use deskside_protocol::signalling::guest::GuestMessage;
use deskside_protocol::signalling::server::{Refusal, ServerMessage};
use deskside_protocol::signalling::{self as wire, CloseCode};
use deskside_signalling::{AgentIdentity, CloseReason, Input, Output, PeerId, Room};
use tokio::sync::mpsc;
use tokio::time::timeout;
use uuid::Uuid;

use super::socket::Outgoing;
use super::{Rooms, reports, restore};
use crate::problem::error_chain;

/// How long a device that joined may take to open its socket.
const EXPECTED: SignedDuration = SignedDuration::from_secs(10);

/// How long a task waits when nothing is due: long enough to cost nothing, short enough for a clock that jumps.
const IDLE: Duration = Duration::from_secs(30);

/// What a room is told.
#[derive(Debug)]
pub(super) enum Command {
    /// The device opened a socket.
    GuestEnters { peer: PeerId, guest: GuestEntry, device_name: DeviceName, outbox: mpsc::Sender<Outgoing> },
    /// An agent opened a socket.
    AgentEnters { peer: PeerId, agent: AgentIdentity, outbox: mpsc::Sender<Outgoing> },
    /// Somebody said something.
    Says { peer: PeerId, said: Said },
    /// A socket is gone.
    Leaves { peer: PeerId },
    /// A device joined and will open its socket.
    ExpectGuest,
    /// An agent connected.
    SessionOpened(LiveSessionBody),
    /// The remote user's side is closed from outside.
    Close(CloseReason),
}

/// What somebody said.
#[derive(Debug)]
pub(super) enum Said {
    /// The remote user's page.
    Guest(GuestMessage),
    /// An agent's page.
    Agent(AgentMessage),
}

/// Who sits at the other end of a socket.
struct Peer {
    outbox: mpsc::Sender<Outgoing>,
    who: Who,
}

enum Who {
    Guest { entry: GuestEntry, guest: Guest },
    Agent(AgentIdentity),
}

/// The room cannot go on: what it knows could not be saved. Its pages connect again.
struct Broken;

pub(super) struct RoomTask {
    rooms: Rooms,
    request: SessionRequestId,
    queue: mpsc::Receiver<Command>,
    peers: HashMap<PeerId, Peer>,
    expected_until: Option<Timestamp>,
}

impl RoomTask {
    pub(super) fn new(rooms: Rooms, request: SessionRequestId, queue: mpsc::Receiver<Command>) -> Self {
        Self { rooms, request, queue, peers: HashMap::new(), expected_until: None }
    }

    pub(super) async fn run(mut self) {
        loop {
            let known = match self.rooms.app().last_known_presence(self.request).await {
                Ok(presence) => presence,
                Err(error) => {
                    self.give_up(&error);
                    return;
                }
            };
            let mut room = Room::new(restore::restored(&known), self.now());
            match self.serve(&mut room).await {
                Ok(()) => return,
                Err(Broken) => self.send_everyone_away(),
            }
        }
    }

    /// Serves until the room is empty.
    async fn serve(&mut self, room: &mut Room) -> Result<(), Broken> {
        loop {
            self.carry_out(room).await?;
            if room.is_idle() && self.expected_until.is_none() && self.peers.is_empty() {
                let rooms = self.rooms.clone();
                if rooms.retire(self.request, &mut self.queue) {
                    return Ok(());
                }
            }
            match timeout(self.until_due(room), self.queue.recv()).await {
                Ok(None) => return Ok(()),
                Ok(Some(command)) => self.obey(room, command).await?,
                Err(_due) => self.tick(room).await?,
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
            if self.guest().is_none() {
                let gone = self.rooms.app().guest_gone(self.request).await;
                gone.map_err(|error| broken(&error))?;
            }
        }
        self.tell(room, Input::Tick);
        Ok(())
    }

    async fn obey(&mut self, room: &mut Room, command: Command) -> Result<(), Broken> {
        match command {
            Command::GuestEnters { peer, guest: entry, device_name, outbox } => {
                self.expected_until = None;
                let name = device_name.as_str().to_owned();
                let guest = Guest { device: entry.device, device_name };
                self.peers.insert(peer, Peer { outbox, who: Who::Guest { entry, guest } });
                self.tell(room, Input::GuestConnected { peer, device_name: name });
            }
            Command::AgentEnters { peer, agent, outbox } => {
                self.peers.insert(peer, Peer { outbox, who: Who::Agent(agent.clone()) });
                self.tell(room, Input::AgentConnected { peer, agent });
            }
            Command::Says { peer, said } => self.hear(room, peer, said).await?,
            Command::Leaves { peer } => {
                self.peers.remove(&peer);
                self.tell(room, Input::Disconnected { peer });
            }
            Command::ExpectGuest => self.expected_until = self.now().saturating_add(EXPECTED).ok(),
            Command::SessionOpened(live) => {
                self.tell(room, Input::SessionOpened { live });
            }
            Command::Close(reason) => {
                self.tell(room, Input::Closed(reason));
            }
        }
        Ok(())
    }

    async fn hear(&mut self, room: &mut Room, peer: PeerId, said: Said) -> Result<(), Broken> {
        // A socket the room has closed may still have sent something.
        if !self.peers.contains_key(&peer) {
            return Ok(());
        }
        match said {
            Said::Guest(GuestMessage::Leave) => return self.leave(room, peer).await,
            Said::Guest(message) => {
                let chat = chat_of_guest(&message);
                if self.tell(room, Input::Guest { peer, message })
                    && let Some((client_id, text)) = chat
                {
                    self.say(room, peer, client_id, &text).await;
                }
            }
            Said::Agent(message) => {
                let chat = chat_of_agent(&message);
                if self.tell(room, Input::Agent { peer, message })
                    && let Some((client_id, text)) = chat
                {
                    self.say(room, peer, client_id, &text).await;
                }
            }
        }
        Ok(())
    }

    /// Leaving lets the link go, which the store must know before the room.
    async fn leave(&mut self, room: &mut Room, peer: PeerId) -> Result<(), Broken> {
        let Some(Peer { who: Who::Guest { entry, .. }, .. }) = self.peers.get(&peer) else { return Ok(()) };
        self.rooms.app().leave(entry).await.map_err(|error| broken(&error))?;
        self.tell(room, Input::Closed(CloseReason::GuestLeft));
        Ok(())
    }

    /// Saves a chat message; whoever wrote it hears when that fails.
    async fn say(&mut self, room: &mut Room, peer: PeerId, client_id: Uuid, text: &str) {
        let Some(author) = self.peers.get(&peer).map(|peer| author(&peer.who)) else { return };
        let Ok(text) = ChatText::parse(text) else {
            let refused = ServerMessage::Refused { client_id: Some(client_id), refusal: Refusal::ChatLength };
            self.send(peer, refused);
            return;
        };
        match self.rooms.app().say(self.request, &author, ChatClientId(client_id), &text).await {
            Ok(saved) => {
                self.tell(room, Input::ChatSaved { message: chat_message(&saved) });
            }
            Err(error) => {
                tracing::warn!(error = error_chain(&error), "could not save a chat message");
                self.close(peer, CloseCode::TryAgain);
            }
        }
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

    /// Does what the room wants, in its order.
    async fn carry_out(&mut self, room: &mut Room) -> Result<(), Broken> {
        while let Some(output) = room.poll_output() {
            match output {
                Output::Send { to, message } => self.send(to, message),
                Output::Welcome { to, room } => self.welcome(to, room).await?,
                Output::Close { peer, code } => self.close(peer, code),
                Output::Record(event) => {
                    let guest = self.guest().cloned();
                    let saved = reports::save(self.rooms.app(), self.request, guest.as_ref(), event).await;
                    saved.map_err(|error| self.not_saved(&error))?;
                }
            }
        }
        Ok(())
    }

    async fn welcome(&mut self, to: PeerId, room: wire::server::RoomState) -> Result<(), Broken> {
        let chat = self.rooms.app().newest_chat(self.request).await.map_err(|error| broken(&error))?;
        let chat = chat.iter().map(chat_message).collect();
        let ice_servers = self.rooms.0.ice_servers.clone();
        self.send(to, ServerMessage::Welcome { room, chat, ice_servers });
        Ok(())
    }

    /// A grant that came too late is said to the page; anything else is for the log.
    fn not_saved(&self, error: &RoomReportError) -> Broken {
        match error {
            RoomReportError::Refused(_) => {
                let refused = ServerMessage::Refused { client_id: None, refusal: Refusal::Expired };
                for (peer, known) in &self.peers {
                    if matches!(known.who, Who::Guest { .. }) {
                        self.send(*peer, refused.clone());
                    }
                }
                Broken
            }
            RoomReportError::Save(_) => broken(error),
        }
    }

    fn guest(&self) -> Option<&Guest> {
        self.peers.values().find_map(|peer| match &peer.who {
            Who::Guest { guest, .. } => Some(guest),
            Who::Agent(_) => None,
        })
    }

    /// A reader so slow that its outbox is full loses its socket, and catches up by connecting again.
    fn send(&self, to: PeerId, message: ServerMessage) {
        if let Some(peer) = self.peers.get(&to)
            && peer.outbox.try_send(Outgoing::Message(Box::new(message))).is_err()
        {
            tracing::debug!(peer = %to, "a page reads too slowly");
            let _also_full = peer.outbox.try_send(Outgoing::Close(CloseCode::TryAgain));
        }
    }

    /// Dropping the outbox ends the socket even when there is no room for the code.
    fn close(&mut self, peer: PeerId, code: CloseCode) {
        if let Some(peer) = self.peers.remove(&peer) {
            let _full = peer.outbox.try_send(Outgoing::Close(code));
        }
    }

    fn send_everyone_away(&mut self) {
        for peer in self.peers.keys().copied().collect::<Vec<_>>() {
            self.close(peer, CloseCode::TryAgain);
        }
    }

    /// The database does not answer: nobody can be let in now.
    fn give_up(&mut self, error: &StoreError) {
        tracing::error!(error = error_chain(error), "a room could not be opened");
        while let Ok(command) = self.queue.try_recv() {
            if let Command::GuestEnters { outbox, .. } | Command::AgentEnters { outbox, .. } = command {
                let _full = outbox.try_send(Outgoing::Close(CloseCode::TryAgain));
            }
        }
        self.send_everyone_away();
    }

    fn now(&self) -> Timestamp {
        self.rooms.app().context().now()
    }
}

fn broken(error: &(dyn std::error::Error + 'static)) -> Broken {
    tracing::error!(error = error_chain(error), "what happened in a room could not be saved");
    Broken
}

fn chat_of_guest(message: &GuestMessage) -> Option<(Uuid, String)> {
    match message {
        GuestMessage::Chat { client_id, text } => Some((*client_id, text.clone())),
        _ => None,
    }
}

fn chat_of_agent(message: &AgentMessage) -> Option<(Uuid, String)> {
    match message {
        AgentMessage::Chat { client_id, text } => Some((*client_id, text.clone())),
        _ => None,
    }
}

fn author(who: &Who) -> ChatAuthor {
    match who {
        Who::Guest { .. } => ChatAuthor::RemoteUser,
        Who::Agent(agent) => ChatAuthor::Agent(deskside_domain::actor::AgentRef {
            id: MemberId(agent.id),
            name: PersonName::from_stored(agent.name.clone()),
        }),
    }
}

fn chat_message(message: &deskside_domain::chat::ChatMessage) -> wire::ChatMessage {
    wire::ChatMessage {
        seq: message.seq,
        client_id: message.client_id.0,
        from: match &message.from {
            ChatAuthor::RemoteUser => wire::ChatAuthor::RemoteUser,
            ChatAuthor::Agent(agent) => {
                wire::ChatAuthor::Agent { id: agent.id.0, name: agent.name.as_str().to_owned() }
            }
        },
        text: message.text.as_str().to_owned(),
        at: message.at,
    }
}
