//! Who sits at the other end of each socket, and the way there.

use std::collections::HashMap;

use deskside_app::links::GuestEntry;
use deskside_domain::actor::AgentRef;
use deskside_domain::chat::ChatAuthor;
use deskside_domain::ids::MemberId;
use deskside_domain::presence::Guest;
use deskside_domain::text::PersonName;
use deskside_protocol::signalling::CloseCode;
use deskside_protocol::signalling::server::ServerMessage;
use deskside_signalling::{AgentIdentity, PeerId};
use tokio::sync::mpsc::Sender;

use super::Attention;
use super::socket::Outgoing;

/// Somebody's page.
#[derive(Debug)]
pub(super) struct Peer {
    pub(super) outbox: Sender<Outgoing>,
    pub(super) who: Who,
}

#[derive(Debug)]
pub(super) enum Who {
    Guest { entry: GuestEntry, guest: Guest },
    Agent(AgentIdentity, Attention),
}

/// The sockets of one room.
#[derive(Default)]
pub(super) struct Peers(HashMap<PeerId, Box<Peer>>);

impl Peers {
    pub(super) fn add(&mut self, id: PeerId, peer: Box<Peer>) {
        self.0.insert(id, peer);
    }

    pub(super) fn remove(&mut self, id: PeerId) {
        self.0.remove(&id);
    }

    pub(super) fn get(&self, id: PeerId) -> Option<&Peer> {
        self.0.get(&id).map(Box::as_ref)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The remote user's device, while its socket is open.
    pub(super) fn guest(&self) -> Option<&Guest> {
        self.0.values().find_map(|peer| match &peer.who {
            Who::Guest { guest, .. } => Some(guest),
            Who::Agent(..) => None,
        })
    }

    /// Whether a page of this agent shows the request.
    pub(super) fn holds_agent(&self, id: MemberId) -> bool {
        let shows =
            |peer: &Peer| matches!(&peer.who, Who::Agent(agent, Attention::Looking) if agent.id == id.0);
        self.0.values().map(Box::as_ref).any(shows)
    }

    /// Whether this is a page of the remote user.
    pub(super) fn is_guest(&self, id: PeerId) -> bool {
        self.0.get(&id).is_some_and(|peer| matches!(peer.who, Who::Guest { .. }))
    }

    /// Sends to one. A reader so slow that its outbox is full loses its socket, and catches up by connecting
    /// again.
    pub(super) fn send(&mut self, to: PeerId, message: ServerMessage) {
        if let Some(peer) = self.0.get(&to)
            && !peer.send(message)
        {
            tracing::debug!(peer = %to, "a page reads too slowly");
            // Without its outbox the socket ends once it has written what it holds, or has tried long enough.
            self.0.remove(&to);
        }
    }

    /// Sends to every page of the remote user.
    pub(super) fn send_to_guests(&self, message: &ServerMessage) {
        for peer in self.0.values().filter(|peer| matches!(peer.who, Who::Guest { .. })) {
            // A page that cannot take it is about to lose its socket anyway.
            let _full = peer.send(message.clone());
        }
    }

    /// Closes one. Dropping the outbox ends the socket even when there is no room for the code.
    pub(super) fn close(&mut self, id: PeerId, code: CloseCode) {
        if let Some(peer) = self.0.remove(&id) {
            let _full = peer.outbox.try_send(Outgoing::Close(code));
        }
    }

    /// Closes all; their pages connect again.
    pub(super) fn send_away(&mut self) {
        for (_, peer) in self.0.drain() {
            let _full = peer.outbox.try_send(Outgoing::Close(CloseCode::TryAgain));
        }
    }
}

impl Peer {
    /// The peer as the author of what it says.
    pub(super) fn author(&self) -> ChatAuthor {
        match &self.who {
            Who::Guest { .. } => ChatAuthor::RemoteUser,
            Who::Agent(agent, _) => ChatAuthor::Agent(AgentRef {
                id: MemberId(agent.id),
                name: PersonName::from_stored(agent.name.clone()),
            }),
        }
    }

    /// Whether there was room for it.
    fn send(&self, message: ServerMessage) -> bool {
        self.outbox.try_send(Outgoing::Message(Box::new(message))).is_ok()
    }
}
