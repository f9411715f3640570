//! A stage for tests: one room, a clock that is advanced by hand, a guest and a viewer.

use deskside_protocol::session_requests::{AgentRef, Capability, LiveSessionBody, SessionEndReason};
use deskside_protocol::signalling::agent::AgentMessage;
use deskside_protocol::signalling::guest::GuestMessage;
use deskside_protocol::signalling::server::{GuestState, Refusal, RoomState, ServerMessage};
use deskside_protocol::signalling::{ChatAuthor, ChatMessage, Epoch, PeerSignal};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::{AgentIdentity, Input, Output, PeerId, Restored, Room, RoomError, RoomEvent};

pub(crate) const SESSION: Uuid = Uuid::from_u128(1);
const DEVICE: &str = "Firefox on Windows";

pub(crate) struct Stage {
    pub(crate) room: Room,
    pub(crate) now: Timestamp,
    /// The device's newest socket.
    pub(crate) guest: PeerId,
    /// The page that attaches as viewer.
    pub(crate) viewer: PeerId,
    /// What the last input brought.
    pub(crate) outputs: Vec<Output>,
    pub(crate) error: Option<RoomError>,
    next_peer: u64,
}

impl Stage {
    pub(crate) const BEGIN: Timestamp = Timestamp::UNIX_EPOCH;

    pub(crate) fn empty() -> Self {
        Self::around(Room::new(None, Self::BEGIN))
    }

    pub(crate) fn restored(guest: GuestState, session: Option<LiveSessionBody>) -> Self {
        Self::around(Room::new(Some(Restored { guest, session }), Self::BEGIN))
    }

    pub(crate) fn with_guest_in_lobby() -> Self {
        let mut stage = Self::empty();
        stage.guest_returns(&[]);
        stage
    }

    /// The device grants, and a page of Ann is open.
    pub(crate) fn with_grant() -> Self {
        let mut stage = Self::with_guest_in_lobby();
        stage.viewer = stage.agent_page("Ann");
        stage.guest_grants(&[Capability::View]);
        stage
    }

    /// Ann watches; epoch 1 runs.
    pub(crate) fn in_session() -> Self {
        let mut stage = Self::with_grant();
        stage.session_opens();
        stage.host_attaches(None);
        stage.viewer_attaches(None);
        stage
    }

    fn around(room: Room) -> Self {
        let nobody = PeerId(0);
        let outputs = Vec::new();
        Self { room, now: Self::BEGIN, guest: nobody, viewer: nobody, outputs, error: None, next_peer: 1 }
    }

    pub(crate) fn input(&mut self, input: Input) -> Vec<Output> {
        self.error = self.room.handle(input, self.now).err();
        self.outputs = std::iter::from_fn(|| self.room.poll_output()).collect();
        self.outputs.clone()
    }

    pub(crate) fn in_seconds(&self, seconds: i64) -> Timestamp {
        self.now + SignedDuration::from_secs(seconds)
    }

    pub(crate) fn later_without_tick(&mut self, seconds: i64) {
        self.now = self.in_seconds(seconds);
    }

    pub(crate) fn after_seconds(&mut self, seconds: i64) -> Vec<Output> {
        self.later_without_tick(seconds);
        self.input(Input::Tick)
    }

    pub(crate) fn guest_connects(&mut self) -> Vec<Output> {
        self.guest = self.new_peer();
        self.input(Input::GuestConnected { peer: self.guest, device_name: DEVICE.to_owned() })
    }

    /// Connects with a new socket and says hello.
    pub(crate) fn guest_returns(&mut self, granted: &[Capability]) -> Vec<Output> {
        let mut outputs = self.guest_connects();
        outputs.extend(self.guest_says(GuestMessage::Hello { granted: granted.to_vec() }));
        outputs
    }

    pub(crate) fn guest_disconnects(&mut self) -> Vec<Output> {
        self.disconnect(self.guest)
    }

    pub(crate) fn guest_grants(&mut self, capabilities: &[Capability]) -> Vec<Output> {
        self.guest_says(GuestMessage::Grant { capabilities: capabilities.to_vec() })
    }

    pub(crate) fn host_attaches(&mut self, epoch: Option<Epoch>) -> Vec<Output> {
        self.guest_says(GuestMessage::Attach { session: SESSION, epoch })
    }

    pub(crate) fn host_signals(&mut self, epoch: Epoch, signal: PeerSignal) -> Vec<Output> {
        self.guest_says(GuestMessage::Signal { session: SESSION, epoch, signal })
    }

    pub(crate) fn guest_says(&mut self, message: GuestMessage) -> Vec<Output> {
        self.input(Input::Guest { peer: self.guest, message })
    }

    pub(crate) fn agent_socket(&mut self, name: &str) -> PeerId {
        let peer = self.new_peer();
        self.input(Input::AgentConnected { peer, agent: agent(name) });
        peer
    }

    pub(crate) fn agent_hello(&mut self, peer: PeerId) -> Vec<Output> {
        self.agent_says(peer, AgentMessage::Hello {})
    }

    /// A socket that said hello.
    pub(crate) fn agent_page(&mut self, name: &str) -> PeerId {
        let peer = self.agent_socket(name);
        self.agent_hello(peer);
        peer
    }

    pub(crate) fn viewer_attaches(&mut self, epoch: Option<Epoch>) -> Vec<Output> {
        self.agent_says(self.viewer, AgentMessage::Attach { session: SESSION, epoch })
    }

    pub(crate) fn viewer_signals(&mut self, epoch: Epoch, signal: PeerSignal) -> Vec<Output> {
        self.agent_says(self.viewer, AgentMessage::Signal { session: SESSION, epoch, signal })
    }

    pub(crate) fn viewer_ends(&mut self) -> Vec<Output> {
        self.agent_says(self.viewer, AgentMessage::End { session: SESSION })
    }

    pub(crate) fn agent_says(&mut self, peer: PeerId, message: AgentMessage) -> Vec<Output> {
        self.input(Input::Agent { peer, message })
    }

    pub(crate) fn disconnect(&mut self, peer: PeerId) -> Vec<Output> {
        self.input(Input::Disconnected { peer })
    }

    pub(crate) fn session_opens(&mut self) -> Vec<Output> {
        self.input(Input::SessionOpened { live: live_session(1, "Ann", self.now) })
    }

    pub(crate) fn assert_in_lobby_without_session(&self) {
        let state = self.room.state();
        assert_eq!((state.guest, state.session), (GuestState::InLobby, None));
    }

    /// The record of the device being here.
    pub(crate) fn present(granted: &[Capability]) -> RoomEvent {
        RoomEvent::GuestPresent { granted: granted.to_vec(), device_name: DEVICE.to_owned() }
    }

    fn new_peer(&mut self) -> PeerId {
        let peer = PeerId(self.next_peer);
        self.next_peer += 1;
        peer
    }
}

/// The same name is the same agent.
pub(crate) fn agent(name: &str) -> AgentIdentity {
    let id = name.bytes().fold(0, |id, byte| id * 256 + u128::from(byte));
    AgentIdentity { id: Uuid::from_u128(id), name: name.to_owned() }
}

pub(crate) fn live_session(number: u128, name: &str, since: Timestamp) -> LiveSessionBody {
    let AgentIdentity { id, name } = agent(name);
    LiveSessionBody { id: Uuid::from_u128(number), agent: AgentRef { id, name }, since }
}

pub(crate) fn chat_message(text: &str) -> ChatMessage {
    let from = ChatAuthor::RemoteUser;
    ChatMessage { seq: 1, client_id: Uuid::nil(), from, text: text.to_owned(), at: Stage::BEGIN }
}

pub(crate) fn records(outputs: &[Output]) -> Vec<&RoomEvent> {
    outputs
        .iter()
        .filter_map(|output| if let Output::Record(event) = output { Some(event) } else { None })
        .collect()
}

pub(crate) fn recorded_ends(outputs: &[Output]) -> Vec<SessionEndReason> {
    let end = |event: &RoomEvent| {
        if let RoomEvent::SessionEnded { reason, .. } = event { Some(*reason) } else { None }
    };
    records(outputs).into_iter().filter_map(end).collect()
}

/// Who is told that a session ended.
pub(crate) fn sends_of_end(outputs: &[Output]) -> Vec<PeerId> {
    sent(outputs, |message| matches!(message, ServerMessage::SessionEnded { .. }).then_some(()))
        .map(|(to, ())| to)
        .collect()
}

pub(crate) fn starts(outputs: &[Output]) -> Vec<(PeerId, Epoch)> {
    sent(
        outputs,
        |message| if let ServerMessage::Start { epoch, .. } = message { Some(*epoch) } else { None },
    )
    .collect()
}

pub(crate) fn refusals(outputs: &[Output]) -> Vec<(PeerId, Refusal)> {
    let refusal = |message: &_| {
        if let ServerMessage::Refused { client_id: None, refusal } = message { Some(*refusal) } else { None }
    };
    sent(outputs, refusal).collect()
}

pub(crate) fn rooms_told_to(peer: PeerId, outputs: &[Output]) -> Vec<RoomState> {
    let room = |message: &_| {
        if let ServerMessage::Room { room } = message { Some(RoomState::clone(room)) } else { None }
    };
    sent(outputs, room).filter(|(to, _)| *to == peer).map(|(_, room)| room).collect()
}

fn sent<T>(
    outputs: &[Output],
    pick: impl Fn(&ServerMessage) -> Option<T>,
) -> impl Iterator<Item = (PeerId, T)> {
    outputs.iter().filter_map(move |output| match output {
        Output::Send { to, message } => pick(message).map(|picked| (*to, picked)),
        Output::Welcome { .. } | Output::Close { .. } | Output::Record(_) => None,
    })
}
