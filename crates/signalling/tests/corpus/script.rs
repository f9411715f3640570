//! What happens to one room, as a text of lines, played without a socket. The fuzz target and the test of its
//! corpus share it.
//!
//! | line | what happens |
//! |---|---|
//! | `+guest`, `+agent` | a socket opens |
//! | `guest {…}`, `agent {…}` | the newest socket of that side says this |
//! | `-guest`, `-agent` | the newest socket of that side is gone |
//! | `session` | an agent's connect made a session |
//! | `close`, `reset`, `leave` | the remote user's side is closed from outside |
//! | `seconds 61` | time passes |
//!
//! Any other line is nothing. A message that cannot be read closes its socket, as the real shell does.

use std::collections::BTreeSet;
use std::fmt::Debug;

use deskside_protocol::session_requests::{AgentRef, LiveSessionBody};
use deskside_protocol::signalling::agent::AgentMessage;
use deskside_protocol::signalling::guest::GuestMessage;
use deskside_protocol::signalling::{MAX_MESSAGE_BYTES, RESUME_SECONDS};
use deskside_signalling::{AgentIdentity, CloseReason, Input, MAX_AGENT_SOCKETS, Output, PeerId, Room};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

const AGENT: Uuid = Uuid::from_u128(0xa);

/// Plays a script to its end, then lets everybody leave.
///
/// # Panics
/// When the room, or a message on the wire, breaks a promise.
pub(crate) fn play(script: &[u8]) {
    let mut shell = Shell::new();
    for line in script.split(|byte| *byte == b'\n') {
        shell.step(line);
    }
    shell.everybody_leaves();
}

struct Shell {
    room: Room,
    now: Timestamp,
    guests: Vec<PeerId>,
    agents: Vec<PeerId>,
    open: BTreeSet<PeerId>,
    sockets: u64,
    sessions: u128,
}

impl Shell {
    fn new() -> Self {
        let now = Timestamp::UNIX_EPOCH;
        Self {
            room: Room::new(None, now),
            now,
            guests: Vec::new(),
            agents: Vec::new(),
            open: BTreeSet::new(),
            sockets: 0,
            sessions: 0,
        }
    }

    fn step(&mut self, line: &[u8]) {
        let split = line.iter().position(|byte| *byte == b' ').unwrap_or(line.len());
        let (word, rest) = line.split_at(split);
        match word {
            b"+guest" => self.guest_connects(),
            b"+agent" => self.agent_connects(),
            b"guest" => self.guest_says(rest),
            b"agent" => self.agent_says(rest),
            b"-guest" => self.disconnect(self.guests.last().copied()),
            b"-agent" => self.disconnect(self.agents.last().copied()),
            b"session" => self.session_opens(),
            b"close" => self.input(Input::Closed(CloseReason::RequestClosed)),
            b"reset" => self.input(Input::Closed(CloseReason::GuestReset)),
            b"leave" => self.input(Input::Closed(CloseReason::GuestLeft)),
            b"barred" => self.input(Input::AgentBarred { agent: AGENT }),
            b"seconds" => self.seconds_pass(rest),
            _ => {}
        }
    }

    fn guest_connects(&mut self) {
        let peer = self.new_socket();
        self.guests.push(peer);
        self.input(Input::GuestConnected { peer, device_name: "Chromium on Linux".to_owned() });
    }

    fn agent_connects(&mut self) {
        let peer = self.new_socket();
        self.agents.push(peer);
        let agent = AgentIdentity { id: AGENT, name: "Ann".to_owned() };
        self.input(Input::AgentConnected { peer, agent });
    }

    fn guest_says(&mut self, json: &[u8]) {
        let Some(&peer) = self.guests.last() else { return };
        match read::<GuestMessage>(json) {
            Some(message) => self.input(Input::Guest { peer, message }),
            None => self.disconnect(Some(peer)),
        }
    }

    fn agent_says(&mut self, json: &[u8]) {
        let Some(&peer) = self.agents.last() else { return };
        match read::<AgentMessage>(json) {
            Some(message) => self.input(Input::Agent { peer, message }),
            None => self.disconnect(Some(peer)),
        }
    }

    fn session_opens(&mut self) {
        self.sessions += 1;
        let agent = AgentRef { id: AGENT, name: "Ann".to_owned() };
        let live = LiveSessionBody { id: Uuid::from_u128(self.sessions), agent, since: self.now };
        self.input(Input::SessionOpened { live });
    }

    fn seconds_pass(&mut self, number: &[u8]) {
        let seconds = std::str::from_utf8(number).ok().and_then(|text| text.trim().parse::<u16>().ok());
        self.now += SignedDuration::from_secs(seconds.unwrap_or(0).into());
        self.input(Input::Tick);
    }

    fn disconnect(&mut self, peer: Option<PeerId>) {
        let Some(peer) = peer else { return };
        self.forget(peer);
        self.input(Input::Disconnected { peer });
    }

    fn everybody_leaves(&mut self) {
        while let Some(&peer) = self.open.first() {
            self.disconnect(Some(peer));
        }
        self.now += SignedDuration::from_secs(2 * RESUME_SECONDS.cast_signed());
        self.input(Input::Tick);
        assert!(self.room.is_idle(), "nobody is here and everything is over, yet the room holds something");
    }

    fn input(&mut self, input: Input) {
        // What the peer did wrong is among the outputs, as the close of its socket.
        self.room.handle(input, self.now).ok();
        let mut outputs = 0;
        while let Some(output) = self.room.poll_output() {
            self.carry_out(output);
            outputs += 1;
        }
        assert!(outputs <= 8 * (MAX_AGENT_SOCKETS + 1), "one input made {outputs} outputs");
        assert!(self.room.next_timeout().is_none_or(|due| due > self.now), "a timeout was left unhandled");
    }

    fn carry_out(&mut self, output: Output) {
        match output {
            Output::Send { to, message } => {
                assert!(self.open.contains(&to), "a message goes to socket {to}, which is closed");
                assert_survives_the_wire(&message);
            }
            Output::Welcome { to, room } => {
                assert!(self.open.contains(&to), "a welcome goes to socket {to}, which is closed");
                assert_survives_the_wire(&room);
            }
            Output::Close { peer, .. } => self.forget(peer),
            Output::Record(_) => {}
        }
    }

    fn new_socket(&mut self) -> PeerId {
        self.sockets += 1;
        let peer = PeerId(self.sockets);
        self.open.insert(peer);
        peer
    }

    fn forget(&mut self, peer: PeerId) {
        self.open.remove(&peer);
        self.guests.retain(|guest| *guest != peer);
        self.agents.retain(|agent| *agent != peer);
    }
}

fn read<M: Serialize + DeserializeOwned + PartialEq + Debug>(json: &[u8]) -> Option<M> {
    if json.len() > MAX_MESSAGE_BYTES {
        return None;
    }
    let message = serde_json::from_slice(json).ok()?;
    assert_survives_the_wire::<M>(&message);
    Some(message)
}

fn assert_survives_the_wire<M: Serialize + DeserializeOwned + PartialEq + Debug>(message: &M) {
    let json = serde_json::to_vec(message).expect("every message can be written");
    let again: M = serde_json::from_slice(&json).expect("what was written can be read");
    assert_eq!(&again, message);
}
