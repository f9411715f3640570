//! Chat between the wire and the use case.

use deskside_domain::chat::{ChatAuthor, ChatMessage};
use deskside_protocol::signalling as wire;
use deskside_protocol::signalling::agent::AgentMessage;
use deskside_protocol::signalling::guest::GuestMessage;
use uuid::Uuid;

/// A chat message as it came, not yet looked at.
pub(super) struct Unsaid {
    pub(super) client_id: Uuid,
    pub(super) text: String,
}

impl Unsaid {
    pub(super) fn by_guest(message: &GuestMessage) -> Option<Self> {
        match message {
            GuestMessage::Chat { client_id, text } => {
                Some(Self { client_id: *client_id, text: text.clone() })
            }
            _ => None,
        }
    }

    pub(super) fn by_agent(message: &AgentMessage) -> Option<Self> {
        match message {
            AgentMessage::Chat { client_id, text } => {
                Some(Self { client_id: *client_id, text: text.clone() })
            }
            _ => None,
        }
    }
}

/// A saved message, for the wire.
pub(super) fn message(saved: &ChatMessage) -> wire::ChatMessage {
    wire::ChatMessage {
        seq: saved.seq,
        client_id: saved.client_id.0,
        from: match &saved.from {
            ChatAuthor::RemoteUser => wire::ChatAuthor::RemoteUser,
            ChatAuthor::Agent(agent) => {
                wire::ChatAuthor::Agent { id: agent.id.0, name: agent.name.as_str().to_owned() }
            }
        },
        text: saved.text.as_str().to_owned(),
        at: saved.at,
    }
}
