//! An agent loses the right to act, or a page of theirs its sign-in, while a session runs: it ends at once, whatever
//! still stands between the two browsers.

use deskside_protocol::session_requests::SessionEndReason;
use jiff::Timestamp;
use uuid::Uuid;

use super::Room;
use crate::PeerId;

impl Room {
    /// Whose session is live.
    pub fn session_agent(&self) -> Option<Uuid> {
        self.session.as_ref().map(|session| session.live.agent.id)
    }

    /// The agent may act on requests no more, from whatever page.
    pub(super) fn bar_agent(&mut self, agent: Uuid, now: Timestamp) {
        if self.session_agent() == Some(agent) {
            self.end_session(SessionEndReason::EndedByAgent, now);
        }
    }

    /// The page is signed out. A session that another page watches goes on.
    pub(super) fn bar_page(&mut self, peer: PeerId, now: Timestamp) {
        if self.session.as_ref().and_then(|session| session.viewer.peer()) == Some(peer) {
            self.end_session(SessionEndReason::EndedByAgent, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use deskside_protocol::session_requests::SessionEndReason;

    use crate::Input;
    use crate::room::testing::{Stage, agent, recorded_ends, sends_of_end};

    #[test]
    fn the_session_of_an_agent_who_may_act_no_more_ends_also_while_their_page_is_away() {
        let mut stage = Stage::in_session();
        stage.disconnect(stage.viewer);

        let outputs = stage.input(Input::AgentBarred { agent: agent("Ann").id });

        assert_eq!(recorded_ends(&outputs), [SessionEndReason::EndedByAgent]);
        assert_eq!(sends_of_end(&outputs), [stage.guest]);
    }

    #[test]
    fn the_session_of_another_agent_goes_on() {
        let mut stage = Stage::in_session();

        let outputs = stage.input(Input::AgentBarred { agent: agent("Ben").id });

        assert!(outputs.is_empty(), "{outputs:?}");
    }

    #[test]
    fn a_session_ends_with_the_sign_in_of_the_page_that_watches_and_of_no_other() {
        let mut stage = Stage::in_session();
        let details = stage.agent_page("Ann");

        let of_another = stage.input(Input::PageBarred { peer: details });
        let of_the_viewer = stage.input(Input::PageBarred { peer: stage.viewer });

        assert!(recorded_ends(&of_another).is_empty(), "{of_another:?}");
        assert_eq!(recorded_ends(&of_the_viewer), [SessionEndReason::EndedByAgent]);
    }
}
