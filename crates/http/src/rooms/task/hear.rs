//! What pages say: to the room, and what the room has no part in is saved here.

use deskside_app::chat::SayError;
use deskside_domain::chat::ChatAuthor;
use deskside_domain::ids::{ChatClientId, SessionId};
use deskside_domain::session_record::Measured;
use deskside_domain::text::ChatText;
use deskside_protocol::signalling::CloseCode;
use deskside_protocol::signalling::guest::GuestMessage;
use deskside_protocol::signalling::server::{Refusal, ServerMessage};
use deskside_signalling::{CloseReason, Input, PeerId, Room};

use super::{Broken, RoomTask, Said, broken};
use crate::problem::error_chain;
use crate::rooms::chat::{self, Unsaid};
use crate::rooms::peers::{Peer, Who};
use crate::rooms::reports;

impl RoomTask {
    pub(super) async fn hear(&mut self, room: &mut Room, peer: PeerId, said: Said) -> Result<(), Broken> {
        // A socket the room has closed may still have sent something.
        if self.peers.get(peer).is_none() {
            return Ok(());
        }
        match said {
            Said::Guest(GuestMessage::Leave {}) => return self.leave(room, peer).await,
            Said::Guest(message) => {
                let chat = Unsaid::by_guest(&message);
                if self.tell(room, Input::Guest { peer, message })
                    && let Some(chat) = chat
                {
                    self.say(room, peer, chat).await;
                }
            }
            Said::Agent(message) => {
                let (chat, measured) = (Unsaid::by_agent(&message), reports::measured(&message));
                if !self.tell(room, Input::Agent { peer, message }) {
                    return Ok(());
                }
                if let Some(chat) = chat {
                    self.say(room, peer, chat).await;
                }
                if let Some((session, measured)) = measured {
                    self.note(peer, session, &measured).await;
                }
            }
        }
        Ok(())
    }

    /// Leaving lets the link go, which the store must know before the room.
    async fn leave(&mut self, room: &mut Room, peer: PeerId) -> Result<(), Broken> {
        let Some(Peer { who: Who::Guest { entry, .. }, .. }) = self.peers.get(peer) else { return Ok(()) };
        self.rooms.app().leave(entry).await.map_err(|error| broken(&error))?;
        self.tell(room, Input::Closed(CloseReason::GuestLeft));
        Ok(())
    }

    /// Saves what an agent's page counted. It will count again; a record that lacks it once is no reason to stop.
    async fn note(&self, peer: PeerId, session: SessionId, measured: &Measured) {
        let Some(ChatAuthor::Agent(agent)) = self.peers.get(peer).map(Peer::author) else { return };
        if let Err(error) = self.rooms.app().session_measured(session, &agent, measured).await {
            tracing::warn!(error = error_chain(&error), "could not save what a session's viewer counted");
        }
    }

    /// Saves a chat message; whoever wrote it hears when that fails.
    async fn say(&mut self, room: &mut Room, peer: PeerId, chat: Unsaid) {
        let Some(author) = self.peers.get(peer).map(Peer::author) else { return };
        let Unsaid { client_id, text } = chat;
        let Ok(text) = ChatText::parse(&text) else {
            let refused = ServerMessage::Refused { client_id: Some(client_id), refusal: Refusal::ChatLength };
            self.peers.send(peer, refused);
            return;
        };
        match self.rooms.app().say(self.request, &author, ChatClientId(client_id), &text).await {
            Ok(saved) => {
                self.tell(room, Input::ChatSaved { message: chat::message(&saved) });
            }
            Err(SayError::Full) => {
                let refused =
                    ServerMessage::Refused { client_id: Some(client_id), refusal: Refusal::ChatFull };
                self.peers.send(peer, refused);
            }
            Err(SayError::Save(error)) => {
                tracing::warn!(error = error_chain(&error), "could not save a chat message");
                self.peers.close(peer, CloseCode::TryAgain);
            }
        }
    }
}
