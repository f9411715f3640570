//! What holds whatever the peers send and whenever: random inputs against a small model of the shell, which
//! believes only outputs.

mod steps;

use std::collections::{BTreeMap, BTreeSet};

use deskside_protocol::session_requests::Capability;
use deskside_protocol::signalling::agent::AgentMessage;
use deskside_protocol::signalling::guest::GuestMessage;
use deskside_protocol::signalling::server::{GuestState, RoomState, ServerMessage, SideState};
use deskside_protocol::signalling::{Epoch, RESUME_SECONDS};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

use steps::{Step, restored, seconds, step};

use super::testing::{Stage, agent, chat_message, live_session};
use crate::{Input, MAX_AGENT_SOCKETS, Output, PeerId, Restored, Room, RoomEvent};

proptest! {
    #[test]
    fn a_room_keeps_its_promises_whatever_comes(
        restored in restored(),
        steps in proptest::collection::vec((seconds(), step()), 1..120),
    ) {
        let mut shell = Shell::new(restored);
        for (seconds, step) in steps {
            shell.now += SignedDuration::from_secs(seconds);
            shell.take(step);
        }
        shell.after_everybody_left();
    }
}

/// The shell's side: which sockets are open, what was saved, what was told.
struct Shell {
    room: Room,
    now: Timestamp,
    next_peer: u64,
    guests: Vec<PeerId>,
    agents: Vec<PeerId>,
    greeted: BTreeSet<PeerId>,
    attached: BTreeSet<(PeerId, Uuid)>,
    stored_guest: GuestState,
    stored_session: Option<Uuid>,
    opened: u128,
    over: BTreeSet<Uuid>,
    epochs: BTreeMap<Uuid, Epoch>,
}

impl Shell {
    fn new(restored: Option<Restored>) -> Self {
        let stored_session = restored.as_ref().and_then(|row| row.session.as_ref()).map(|live| live.id);
        let stored_guest = match restored.as_ref().map(|row| row.guest.clone()) {
            Some(GuestState::Absent) if stored_session.is_some() => GuestState::InLobby,
            stored => stored.unwrap_or(GuestState::Absent),
        };
        Self {
            room: Room::new(restored, Stage::BEGIN),
            now: Stage::BEGIN,
            next_peer: 1,
            guests: Vec::new(),
            agents: Vec::new(),
            greeted: BTreeSet::new(),
            attached: BTreeSet::new(),
            stored_guest,
            stored_session,
            opened: 1,
            over: BTreeSet::new(),
            epochs: BTreeMap::new(),
        }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::GuestComes(granted) => {
                self.take(Step::GuestConnects);
                self.take(Step::Guest(GuestMessage::Hello { granted }));
            }
            Step::AgentComes(name) => {
                self.take(Step::AgentConnects(name));
                self.take(Step::Agent(self.agents.len().saturating_sub(1), AgentMessage::Hello {}));
            }
            Step::SessionStarts => {
                self.take(Step::GuestComes(vec![Capability::View]));
                self.take(Step::AgentComes("Ann"));
                self.take(Step::SessionOpens);
                let (session, epoch) = (Uuid::nil(), None);
                self.take(Step::Guest(GuestMessage::Attach { session, epoch }));
                let newest = self.agents.len().saturating_sub(1);
                self.take(Step::Agent(newest, AgentMessage::Attach { session, epoch }));
            }
            step => {
                if let Some(input) = self.input_of(step) {
                    self.input(input);
                }
            }
        }
    }

    fn input(&mut self, input: Input) {
        let _ = self.room.handle(input, self.now);
        let outputs: Vec<Output> = std::iter::from_fn(|| self.room.poll_output()).collect();
        assert!(outputs.len() <= 8 * (MAX_AGENT_SOCKETS + 1), "one input makes few outputs");
        for output in outputs {
            self.carry_out(output);
        }
        assert!(self.guests.len() <= 1, "the device has one socket");
        assert_eq!(self.room.sockets.guest().as_slice(), self.guests);
        self.check_state(&self.room.state());
        assert!(self.room.next_timeout().is_none_or(|due| due > self.now), "a due timeout was handled");
    }

    fn after_everybody_left(&mut self) {
        while !(self.guests.is_empty() && self.agents.is_empty()) {
            self.take(Step::Disconnect(0));
        }
        self.now += SignedDuration::from_secs(2 * RESUME_SECONDS.cast_signed());
        self.take(Step::Tick);
        assert!(self.room.is_idle());
    }

    fn input_of(&mut self, step: Step) -> Option<Input> {
        Some(match step {
            Step::GuestConnects => {
                let peer = self.new_peer();
                self.guests.push(peer);
                Input::GuestConnected { peer, device_name: String::new() }
            }
            Step::AgentConnects(name) => {
                let peer = self.new_peer();
                self.agents.push(peer);
                Input::AgentConnected { peer, agent: agent(name) }
            }
            Step::Guest(mut message) => {
                let peer = *self.guests.last()?;
                match &mut message {
                    GuestMessage::Attach { session, .. } => {
                        self.name(session);
                        self.attached.insert((peer, *session));
                    }
                    GuestMessage::Signal { session, .. } | GuestMessage::Abort { session, .. } => {
                        self.name(session);
                    }
                    GuestMessage::Hello { .. }
                    | GuestMessage::Chat { .. }
                    | GuestMessage::Grant { .. }
                    | GuestMessage::NotShared { .. }
                    | GuestMessage::Withdraw {}
                    | GuestMessage::Leave {} => {}
                }
                Input::Guest { peer, message }
            }
            Step::Agent(nth, mut message) => {
                let peer = *self.agents.get(nth)?;
                match &mut message {
                    AgentMessage::Attach { session, .. } => {
                        self.name(session);
                        self.attached.insert((peer, *session));
                    }
                    AgentMessage::Signal { session, .. }
                    | AgentMessage::End { session }
                    | AgentMessage::Abort { session, .. } => self.name(session),
                    AgentMessage::Hello {} | AgentMessage::Chat { .. } | AgentMessage::Measured { .. } => {}
                }
                Input::Agent { peer, message }
            }
            Step::Disconnect(nth) => {
                let peer = *self.guests.iter().chain(&self.agents).nth(nth)?;
                self.forget(peer);
                Input::Disconnected { peer }
            }
            Step::SessionOpens => {
                if self.stored_session.is_some() {
                    return None;
                }
                self.opened += 1;
                let live = live_session(self.opened, "Ann", self.now);
                self.stored_session = Some(live.id);
                Input::SessionOpened { live }
            }
            Step::GuestComes(_) | Step::AgentComes(_) | Step::SessionStarts => return None,
            Step::AgentBarred(name) => Input::AgentBarred { agent: agent(name).id },
            Step::PageBarred(nth) => Input::PageBarred { peer: *self.agents.get(nth)? },
            Step::Chat => Input::ChatSaved { message: chat_message("hello") },
            Step::Closed(reason) => Input::Closed(reason),
            Step::Tick => Input::Tick,
        })
    }

    fn name(&self, session: &mut Uuid) {
        if let (true, Some(live)) = (session.is_nil(), self.stored_session) {
            *session = live;
        }
    }

    fn carry_out(&mut self, output: Output) {
        match output {
            Output::Record(event) => self.save(event),
            Output::Close { peer, .. } => self.forget(peer),
            Output::Welcome { to, room } => {
                assert!(self.is_open(to) && self.greeted.insert(to), "a socket is welcomed once");
                self.check_state(&room);
            }
            Output::Send { to, message } => {
                assert!(self.is_open(to) && self.greeted.contains(&to), "only who said hello is spoken to");
                self.hear(to, message);
            }
        }
    }

    fn save(&mut self, event: RoomEvent) {
        let granted = |capabilities: Vec<Capability>| match capabilities.as_slice() {
            [] => GuestState::InLobby,
            [..] => GuestState::Granted { capabilities },
        };
        self.stored_guest = match event {
            RoomEvent::GuestPresent { granted: stands, .. } => granted(stands),
            RoomEvent::Granted { capabilities } => granted(capabilities),
            RoomEvent::Withdrawn => GuestState::InLobby,
            RoomEvent::GuestGone => GuestState::Absent,
            RoomEvent::SessionEnded { session, .. } => {
                assert!(self.over.insert(session), "a session ends once");
                assert_eq!(self.stored_session.take(), Some(session));
                match self.stored_guest {
                    GuestState::Absent => GuestState::Absent,
                    GuestState::InLobby | GuestState::Granted { .. } => GuestState::InLobby,
                }
            }
        };
    }

    fn hear(&mut self, to: PeerId, message: ServerMessage) {
        match message {
            ServerMessage::Room { room } => self.check_state(&room),
            ServerMessage::SessionEnded { session, .. } => {
                assert!(self.over.contains(&session), "the end is saved before it is told");
            }
            ServerMessage::Signal { session, epoch, .. } => {
                self.assert_in_session(to, session);
                assert_eq!(self.room.state().session.map(|live| live.epoch), Some(epoch));
            }
            ServerMessage::Start { session, epoch } => {
                self.assert_in_session(to, session);
                let before = self.epochs.get(&session).copied().unwrap_or(0);
                if self.guests.contains(&to) {
                    assert!(epoch > before, "epochs grow");
                    self.epochs.insert(session, epoch);
                } else {
                    assert_eq!(epoch, before, "the viewer starts what the host starts");
                }
            }
            ServerMessage::Refused { .. } | ServerMessage::Chat { .. } => {}
            ServerMessage::Welcome { .. } | ServerMessage::About { .. } | ServerMessage::Beat => {
                panic!("the shell makes it")
            }
        }
    }

    fn assert_in_session(&self, peer: PeerId, session: Uuid) {
        assert!(!self.over.contains(&session), "nothing comes after the end");
        assert!(self.attached.contains(&(peer, session)), "only who attached is in the session");
    }

    /// Whatever is told is saved, and nobody is waited for longer than the limit.
    fn check_state(&self, room: &RoomState) {
        assert_eq!(room.guest, self.stored_guest);
        assert_eq!(room.session.as_ref().map(|session| session.live.id), self.stored_session);
        for side in room.session.iter().flat_map(|session| [session.host, session.viewer]) {
            if let SideState::Away { until } = side {
                let longest = self.now + SignedDuration::from_secs(RESUME_SECONDS.cast_signed());
                assert!(self.now < until && until <= longest);
            }
        }
    }

    fn is_open(&self, peer: PeerId) -> bool {
        self.guests.contains(&peer) || self.agents.contains(&peer)
    }

    fn forget(&mut self, peer: PeerId) {
        self.guests.retain(|guest| *guest != peer);
        self.agents.retain(|agent| *agent != peer);
        self.greeted.remove(&peer);
    }

    fn new_peer(&mut self) -> PeerId {
        self.next_peer += 1;
        PeerId(self.next_peer)
    }
}
