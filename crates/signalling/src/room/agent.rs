//! What an agent's page does and says.

use deskside_protocol::session_requests::SessionEndReason;
use deskside_protocol::signalling::guest::AbortReason;
use deskside_protocol::signalling::server::Refusal;
use jiff::Timestamp;
use uuid::Uuid;

use super::{Room, timeouts};
use crate::{AgentIdentity, PeerId, RoomError};

impl Room {
    /// # Errors
    /// [`RoomError::RoomFull`].
    pub(super) fn agent_connected(
        &mut self,
        peer: PeerId,
        agent: AgentIdentity,
        now: Timestamp,
    ) -> Result<(), RoomError> {
        self.sockets.add_agent(peer, agent, timeouts::hello_until(now))
    }

    /// Any page of the session's agent may end it, also the one with the request's details.
    pub(super) fn end(&mut self, peer: PeerId, session: Uuid, now: Timestamp) {
        if self.is_agent_of(peer, session) {
            self.end_session(SessionEndReason::EndedByAgent, now);
        } else {
            self.refuse(peer, Refusal::NoSuchSession);
        }
    }

    /// A page whose place another page has taken gives up only its own dead connection.
    pub(super) fn abort_by_viewer(
        &mut self,
        peer: PeerId,
        session: Uuid,
        reason: AbortReason,
        now: Timestamp,
    ) {
        let viewer = self.session.as_ref().and_then(|live| live.viewer.peer());
        if self.is_agent_of(peer, session) && viewer.is_none_or(|viewer| viewer == peer) {
            self.abort(reason, now);
        } else {
            self.refuse(peer, Refusal::NoSuchSession);
        }
    }
}

#[cfg(test)]
mod tests {
    use deskside_protocol::session_requests::SessionEndReason;
    use deskside_protocol::signalling::CloseCode;
    use deskside_protocol::signalling::agent::AgentMessage;
    use deskside_protocol::signalling::guest::AbortReason;
    use deskside_protocol::signalling::server::Refusal;

    use crate::room::testing::{SESSION, Stage, recorded_ends, refusals};
    use crate::{MAX_AGENT_SOCKETS, Output, RoomError};

    #[test]
    fn an_agents_page_must_say_hello_first() {
        let mut stage = Stage::empty();
        let peer = stage.agent_socket("Ann");

        let outputs = stage.agent_says(peer, AgentMessage::End { session: SESSION });

        assert_eq!(stage.error, Some(RoomError::BeforeHello { peer }));
        assert_eq!(outputs, [Output::Close { peer, code: CloseCode::OutOfOrder }]);
    }

    #[test]
    fn an_agents_page_says_hello_once() {
        let mut stage = Stage::empty();
        let peer = stage.agent_page("Ann");

        stage.agent_hello(peer);

        assert_eq!(stage.error, Some(RoomError::HelloTwice { peer }));
    }

    #[test]
    fn a_room_holds_so_many_agents_sockets_and_no_more() {
        let mut stage = Stage::empty();
        for _ in 0..MAX_AGENT_SOCKETS {
            stage.agent_page("Ann");
        }
        assert_eq!(stage.error, None);

        let peer = stage.agent_socket("Ben");

        assert_eq!(stage.error, Some(RoomError::RoomFull { peer }));
        assert_eq!(stage.outputs, [Output::Close { peer, code: CloseCode::TryAgain }]);
    }

    #[test]
    fn the_agent_ends_the_session() {
        let mut stage = Stage::in_session();

        let outputs = stage.viewer_ends();

        assert_eq!(recorded_ends(&outputs), [SessionEndReason::EndedByAgent]);
        stage.assert_in_lobby_without_session();
    }

    #[test]
    fn another_agent_may_not_end_the_session() {
        let mut stage = Stage::in_session();
        let ben = stage.agent_page("Ben");

        let outputs = stage.agent_says(ben, AgentMessage::End { session: SESSION });

        assert_eq!(refusals(&outputs), [(ben, Refusal::NoSuchSession)]);
        assert!(stage.room.state().session.is_some());
    }

    #[test]
    fn the_viewer_may_give_the_session_up() {
        let mut stage = Stage::in_session();

        let outputs = stage.agent_says(stage.viewer, given_up());

        assert_eq!(recorded_ends(&outputs), [SessionEndReason::ConnectionLost]);
    }

    #[test]
    fn a_page_whose_place_was_taken_may_not_give_the_session_up() {
        let mut stage = Stage::in_session();
        let first = stage.viewer;
        stage.viewer = stage.agent_page("Ann");
        stage.viewer_attaches(None);

        let outputs = stage.agent_says(first, given_up());

        assert_eq!(refusals(&outputs), [(first, Refusal::NoSuchSession)]);
    }

    #[test]
    fn a_viewer_that_was_cut_off_gives_up_when_it_can() {
        let mut stage = Stage::in_session();
        stage.disconnect(stage.viewer);
        let back = stage.agent_page("Ann");

        let outputs = stage.agent_says(back, given_up());

        assert_eq!(recorded_ends(&outputs), [SessionEndReason::ConnectionLost]);
    }

    fn given_up() -> AgentMessage {
        AgentMessage::Abort { session: SESSION, reason: AbortReason::ConnectionLost }
    }
}
