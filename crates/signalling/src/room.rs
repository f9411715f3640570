//! One room: the dispatcher and what it dispatches on. Each message's own function is in the modules below.

mod agent;
mod attach;
mod barring;
mod closing;
mod epochs;
mod guest;
#[cfg(test)]
mod invariants;
mod presence;
mod session;
mod signal;
mod sockets;
mod tell;
#[cfg(test)]
mod testing;
mod timeouts;

use std::collections::VecDeque;

use deskside_protocol::signalling::agent::AgentMessage;
use deskside_protocol::signalling::guest::GuestMessage;
use deskside_protocol::signalling::server::{GuestState, RoomState};
use jiff::Timestamp;

use crate::{Input, Output, PeerId, Restored, RoomError, RoomEvent, Side};
use presence::Guest;
use session::{EndedSession, Session};
use sockets::Sockets;

pub use sockets::MAX_AGENT_SOCKETS;

/// The room of one session request.
#[derive(Debug)]
pub struct Room {
    sockets: Sockets,
    guest: Option<Guest>,
    session: Option<Session>,
    /// The end of a session whose device was away: it hears of it when it comes back.
    unheard: Option<EndedSession>,
    /// What everybody who said hello knows.
    told: RoomState,
    outputs: VecDeque<Output>,
}

impl Room {
    /// An empty room, or after a restart of the server the room of a device and a session that may come back.
    pub fn new(restored: Option<Restored>, now: Timestamp) -> Self {
        let mut room = Self {
            sockets: Sockets::default(),
            guest: None,
            session: None,
            unheard: None,
            told: RoomState {
                guest: GuestState::Absent,
                agents: Vec::new(),
                session: None,
                not_shared: None,
            },
            outputs: VecDeque::new(),
        };
        if let Some(Restored { guest, session }) = restored {
            room.session = session.map(|live| Session::restored(live, timeouts::resume_until(now)));
            room.guest = Guest::restored(guest, room.session.as_ref(), now);
        }
        room.told = room.state();
        room
    }

    /// Takes one input. Drain [`Self::poll_output`] after it, also when it is an error.
    ///
    /// # Errors
    /// The peer did what it may not; its close is among the outputs.
    pub fn handle(&mut self, input: Input, now: Timestamp) -> Result<(), RoomError> {
        if let Input::Disconnected { peer } = input {
            // Before anything that is due speaks to it.
            self.socket_gone(peer, now);
        }
        self.expire(now);
        let handled = self.dispatch(input, now);
        if let Err(error) = handled {
            self.close_socket(error.peer(), error.close_code(), now);
        }
        self.tell_changes();
        handled
    }

    /// The next thing to do.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// Nobody is connected, nothing is awaited and nothing is left to do: the room may be dropped.
    pub fn is_idle(&self) -> bool {
        self.sockets.is_empty() && self.guest.is_none() && self.session.is_none() && self.outputs.is_empty()
    }

    fn dispatch(&mut self, input: Input, now: Timestamp) -> Result<(), RoomError> {
        match input {
            Input::GuestConnected { peer, device_name } => self.guest_connected(peer, device_name, now),
            Input::AgentConnected { peer, agent } => return self.agent_connected(peer, agent, now),
            Input::Guest { peer, message } => return self.guest_says(peer, message, now),
            Input::Agent { peer, message } => return self.agent_says(peer, message, now),
            Input::ChatSaved { message } => self.chat_saved(message),
            Input::SessionOpened { live } => self.session_opened(live, now),
            Input::Closed(reason) => self.close_guest(reason, now),
            Input::AgentBarred { agent } => self.bar_agent(agent, now),
            Input::PageBarred { peer } => self.bar_page(peer, now),
            Input::Disconnected { .. } | Input::Tick => {}
        }
        Ok(())
    }

    fn guest_says(&mut self, peer: PeerId, message: GuestMessage, now: Timestamp) -> Result<(), RoomError> {
        if !self.sockets.holds_guest(peer) {
            return Ok(());
        }
        match message {
            GuestMessage::Hello { .. } => self.sockets.greet(peer)?,
            _ => self.sockets.require_hello(peer)?,
        }
        match message {
            GuestMessage::Hello { granted } => self.guest_hello(peer, granted),
            GuestMessage::Chat { .. } => {}
            GuestMessage::Grant { capabilities } => self.grant(peer, capabilities),
            GuestMessage::NotShared { why } => self.not_shared(why),
            GuestMessage::Withdraw {} => self.withdraw(now),
            GuestMessage::Leave {} => self.leave(now),
            GuestMessage::Attach { session, epoch } => self.attach_host(peer, session, epoch),
            GuestMessage::Signal { session, epoch, signal } => {
                return self.forward(Side::Guest, peer, session, epoch, signal);
            }
            GuestMessage::Abort { session, reason } => self.abort_by_host(peer, session, reason, now),
        }
        Ok(())
    }

    fn agent_says(&mut self, peer: PeerId, message: AgentMessage, now: Timestamp) -> Result<(), RoomError> {
        if !self.sockets.holds_agent(peer) {
            return Ok(());
        }
        match message {
            AgentMessage::Hello {} => self.sockets.greet(peer)?,
            _ => self.sockets.require_hello(peer)?,
        }
        match message {
            AgentMessage::Hello {} => self.welcome(peer),
            AgentMessage::Chat { .. } | AgentMessage::Measured { .. } => {}
            AgentMessage::Attach { session, epoch } => self.attach_viewer(peer, session, epoch),
            AgentMessage::Signal { session, epoch, signal } => {
                return self.forward(Side::Agent, peer, session, epoch, signal);
            }
            AgentMessage::End { session } => self.end(peer, session, now),
            AgentMessage::Abort { session, reason } => self.abort_by_viewer(peer, session, reason, now),
        }
        Ok(())
    }

    fn record(&mut self, event: RoomEvent) {
        self.outputs.push_back(Output::Record(event));
    }
}
