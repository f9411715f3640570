//! What the room wants: messages go out, and what happened is saved before anybody hears of it.

use deskside_app::rooms::RoomReportError;
use deskside_protocol::signalling::server::{Refusal, RoomState, ServerMessage};
use deskside_signalling::{Output, PeerId, Room};

use super::{Broken, RoomTask, broken};
use crate::rooms::{chat, reports};

impl RoomTask {
    /// Does what the room wants, in its order.
    pub(super) async fn carry_out(&mut self, room: &mut Room) -> Result<(), Broken> {
        while let Some(output) = room.poll_output() {
            match output {
                Output::Send { to, message } => self.peers.send(to, message),
                Output::Welcome { to, room } => self.welcome(to, room).await?,
                Output::Close { peer, code } => self.peers.close(peer, code),
                Output::Record(event) => {
                    let guest = self.peers.guest().cloned();
                    let saved = reports::save(self.rooms.app(), self.request, guest.as_ref(), event).await;
                    saved.map_err(|error| self.not_saved(&error))?;
                }
            }
        }
        Ok(())
    }

    async fn welcome(&mut self, to: PeerId, room: RoomState) -> Result<(), Broken> {
        let said = self.rooms.app().newest_chat(self.request).await.map_err(|error| broken(&error))?;
        let chat = said.iter().map(chat::message).collect();
        let ice_servers = self.rooms.0.ice_servers.clone();
        let mut about = None;
        if self.peers.is_guest(to) {
            self.about.learn(self.rooms.app().about(self.request).await.map_err(|error| broken(&error))?);
            about = Some(self.about.everything(&self.peers));
        }
        self.peers.send(to, ServerMessage::Welcome { room, chat, ice_servers, about });
        Ok(())
    }

    /// A grant that came too late is said to the page; anything else is for the log.
    fn not_saved(&self, error: &RoomReportError) -> Broken {
        match error {
            RoomReportError::Refused(_) => {
                let refused = ServerMessage::Refused { client_id: None, refusal: Refusal::Expired };
                self.peers.send_to_guests(&refused);
                Broken
            }
            RoomReportError::Save(_) => broken(error),
        }
    }
}
