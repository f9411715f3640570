//! The open sockets of a room: one of the remote user's device, several of agents, each with or without its
//! `hello`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use uuid::Uuid;

use crate::{AgentIdentity, PeerId, RoomError};

/// How many agents' sockets one room holds.
pub const MAX_AGENT_SOCKETS: usize = 32;

#[derive(Debug, Default)]
pub(super) struct Sockets {
    guest: Option<GuestSocket>,
    agents: BTreeMap<PeerId, AgentSocket>,
}

#[derive(Debug)]
struct GuestSocket {
    peer: PeerId,
    device_name: String,
    hello: Hello,
}

#[derive(Debug)]
struct AgentSocket {
    agent: AgentIdentity,
    hello: Hello,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hello {
    Awaited { until: Timestamp },
    Said,
}

impl Sockets {
    pub(super) fn is_empty(&self) -> bool {
        self.guest.is_none() && self.agents.is_empty()
    }

    /// Holds the device's socket from now on and gives back the one it replaces.
    pub(super) fn put_guest(
        &mut self,
        peer: PeerId,
        device_name: String,
        until: Timestamp,
    ) -> Option<PeerId> {
        let hello = Hello::Awaited { until };
        self.guest.replace(GuestSocket { peer, device_name, hello }).map(|replaced| replaced.peer)
    }

    /// # Errors
    /// [`RoomError::RoomFull`] when the room holds [`MAX_AGENT_SOCKETS`].
    pub(super) fn add_agent(
        &mut self,
        peer: PeerId,
        agent: AgentIdentity,
        until: Timestamp,
    ) -> Result<(), RoomError> {
        if self.agents.len() >= MAX_AGENT_SOCKETS {
            return Err(RoomError::RoomFull { peer });
        }
        self.agents.insert(peer, AgentSocket { agent, hello: Hello::Awaited { until } });
        Ok(())
    }

    pub(super) fn remove(&mut self, peer: PeerId) {
        self.guest.take_if(|guest| guest.peer == peer);
        self.agents.remove(&peer);
    }

    /// # Errors
    /// [`RoomError::HelloTwice`].
    pub(super) fn greet(&mut self, peer: PeerId) -> Result<(), RoomError> {
        match self.hello_mut(peer) {
            Some(hello @ Hello::Awaited { .. }) => {
                *hello = Hello::Said;
                Ok(())
            }
            Some(Hello::Said) | None => Err(RoomError::HelloTwice { peer }),
        }
    }

    /// # Errors
    /// [`RoomError::BeforeHello`].
    pub(super) fn require_hello(&mut self, peer: PeerId) -> Result<(), RoomError> {
        match self.hello_mut(peer) {
            Some(Hello::Said) => Ok(()),
            Some(Hello::Awaited { .. }) | None => Err(RoomError::BeforeHello { peer }),
        }
    }

    pub(super) fn holds_guest(&self, peer: PeerId) -> bool {
        self.guest.as_ref().is_some_and(|guest| guest.peer == peer)
    }

    pub(super) fn holds_agent(&self, peer: PeerId) -> bool {
        self.agents.contains_key(&peer)
    }

    /// The device's socket, with or without its hello.
    pub(super) fn guest(&self) -> Option<PeerId> {
        self.guest.as_ref().map(|guest| guest.peer)
    }

    /// The device's socket once it said hello.
    pub(super) fn greeted_guest(&self) -> Option<PeerId> {
        self.guest.as_ref().filter(|guest| guest.hello == Hello::Said).map(|guest| guest.peer)
    }

    pub(super) fn device_name(&self) -> &str {
        self.guest.as_ref().map_or("", |guest| &guest.device_name)
    }

    pub(super) fn agent_id(&self, peer: PeerId) -> Option<Uuid> {
        self.agents.get(&peer).map(|socket| socket.agent.id)
    }

    /// All who said hello.
    pub(super) fn greeted(&self) -> Vec<PeerId> {
        let agents = self.agents.iter().filter(|(_, socket)| socket.hello == Hello::Said);
        self.greeted_guest().into_iter().chain(agents.map(|(peer, _)| *peer)).collect()
    }

    /// The names of the agents who said hello, each agent once, the longest here first.
    pub(super) fn agent_names(&self) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let greeted = self.agents.values().filter(|socket| socket.hello == Hello::Said);
        greeted
            .filter(|socket| seen.insert(socket.agent.id))
            .map(|socket| socket.agent.name.clone())
            .collect()
    }

    /// When the first patience with a silent socket ends.
    pub(super) fn next_hello_due(&self) -> Option<Timestamp> {
        self.awaited().map(|(_, until)| until).min()
    }

    /// The sockets that stayed silent for too long.
    pub(super) fn silent(&self, now: Timestamp) -> Vec<PeerId> {
        self.awaited().filter(|(_, until)| *until <= now).map(|(peer, _)| peer).collect()
    }

    fn awaited(&self) -> impl Iterator<Item = (PeerId, Timestamp)> {
        let guest = self.guest.iter().map(|guest| (guest.peer, guest.hello));
        let agents = self.agents.iter().map(|(peer, socket)| (*peer, socket.hello));
        guest.chain(agents).filter_map(|(peer, hello)| match hello {
            Hello::Awaited { until } => Some((peer, until)),
            Hello::Said => None,
        })
    }

    fn hello_mut(&mut self, peer: PeerId) -> Option<&mut Hello> {
        let guest = self.guest.as_mut().filter(|guest| guest.peer == peer).map(|guest| &mut guest.hello);
        guest.or_else(|| self.agents.get_mut(&peer).map(|socket| &mut socket.hello))
    }
}
