//! What the room tells: its state, whenever that has changed, to all who said hello.

use deskside_protocol::signalling::ChatMessage;
use deskside_protocol::signalling::server::{GuestState, Refusal, RoomState, ServerMessage};

use super::Room;
use super::presence::Guest;
use super::session::Session;
use crate::{Output, PeerId};

impl Room {
    pub(super) fn state(&self) -> RoomState {
        RoomState {
            guest: self.guest.as_ref().map_or(GuestState::Absent, Guest::state),
            agents: self.sockets.agent_names(),
            session: self.session.as_ref().map(Session::state),
            not_shared: self.guest.as_ref().and_then(|guest| guest.not_shared),
        }
    }

    pub(super) fn send(&mut self, to: PeerId, message: ServerMessage) {
        self.outputs.push_back(Output::Send { to, message });
    }

    pub(super) fn refuse(&mut self, to: PeerId, refusal: Refusal) {
        self.send(to, ServerMessage::Refused { client_id: None, refusal });
    }

    pub(super) fn broadcast(&mut self, message: &ServerMessage) {
        for to in self.sockets.greeted() {
            self.send(to, message.clone());
        }
    }

    pub(super) fn chat_saved(&mut self, message: ChatMessage) {
        self.broadcast(&ServerMessage::Chat { message });
    }

    /// Tells everybody what has changed since the last time.
    pub(super) fn tell_changes(&mut self) {
        let room = self.state();
        if room != self.told {
            self.told = room.clone();
            self.broadcast(&ServerMessage::Room { room });
        }
    }

    /// Answers a hello; what the newcomer changes is told to the others.
    pub(super) fn welcome(&mut self, to: PeerId) {
        let room = self.state();
        if room != self.told {
            self.told = room.clone();
            for other in self.sockets.greeted().into_iter().filter(|other| *other != to) {
                self.send(other, ServerMessage::Room { room: room.clone() });
            }
        }
        self.outputs.push_back(Output::Welcome { to, room });
    }
}

#[cfg(test)]
mod tests {
    use deskside_protocol::signalling::server::ServerMessage;

    use crate::room::testing::{Stage, chat_message};
    use crate::{Input, Output};

    #[test]
    fn a_newcomer_is_welcomed_and_the_others_are_told() {
        let mut stage = Stage::with_guest_in_lobby();
        let ann = stage.agent_socket("Ann");

        let outputs = stage.agent_hello(ann);

        let [
            Output::Send { to, message: ServerMessage::Room { room: told } },
            Output::Welcome { to: newcomer, room },
        ] = outputs.as_slice()
        else {
            panic!("unexpected outputs: {outputs:?}");
        };
        assert_eq!((*to, *newcomer), (stage.guest, ann));
        assert_eq!(told, room);
        assert_eq!(room.agents, ["Ann"]);
    }

    #[test]
    fn an_agent_with_two_pages_is_named_once() {
        let mut stage = Stage::empty();
        stage.agent_page("Ann");
        stage.agent_page("Ann");
        stage.agent_page("Ben");

        assert_eq!(stage.room.state().agents, ["Ann", "Ben"]);
    }

    #[test]
    fn a_saved_chat_message_goes_to_all_who_said_hello() {
        let mut stage = Stage::with_guest_in_lobby();
        let ann = stage.agent_page("Ann");
        stage.agent_socket("Ben");
        let message = chat_message("hello");

        let outputs = stage.input(Input::ChatSaved { message: message.clone() });

        let chat = ServerMessage::Chat { message };
        let to = |to| Output::Send { to, message: chat.clone() };
        assert_eq!(outputs, [to(stage.guest), to(ann)]);
    }
}
