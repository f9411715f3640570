//! Signals: forwarded between host and viewer as they are, never read.

use deskside_protocol::signalling::server::{Refusal, ServerMessage};
use deskside_protocol::signalling::{Epoch, PeerSignal};
use uuid::Uuid;

use super::Room;
use crate::{PeerId, RoomError, Side};

impl Room {
    /// Forwards a signal of the running epoch. One of an older epoch was overtaken by a start, and one that
    /// meets nobody is made up for when the other side attaches: both are dropped.
    ///
    /// # Errors
    /// [`RoomError::WrongSide`]: only the host offers, only the viewer answers or asks for an ICE restart.
    pub(super) fn forward(
        &mut self,
        from: Side,
        peer: PeerId,
        session: Uuid,
        epoch: Epoch,
        signal: PeerSignal,
    ) -> Result<(), RoomError> {
        if !may_send(from, &signal) {
            return Err(RoomError::WrongSide { peer, side: from });
        }
        let places = self.session.as_ref().filter(|live| live.live.id == session).map(|live| match from {
            Side::Guest => (live.host, live.viewer, live.epochs.running()),
            Side::Agent => (live.viewer, live.host, live.epochs.running()),
        });
        match places {
            Some((own, other, running)) if own.peer() == Some(peer) && epoch <= running => {
                if let Some(to) = other.peer().filter(|_| epoch == running) {
                    self.send(to, ServerMessage::Signal { session, epoch, signal });
                }
            }
            Some(_) | None => self.refuse(peer, Refusal::NoSuchSession),
        }
        Ok(())
    }
}

fn may_send(side: Side, signal: &PeerSignal) -> bool {
    match signal {
        PeerSignal::Offer { .. } => side == Side::Guest,
        PeerSignal::Answer { .. } | PeerSignal::RestartIce {} => side == Side::Agent,
        PeerSignal::Candidate { .. } | PeerSignal::Commit { .. } | PeerSignal::Reveal { .. } => true,
    }
}

#[cfg(test)]
mod tests {
    use deskside_protocol::signalling::server::{Refusal, ServerMessage};
    use deskside_protocol::signalling::{CloseCode, PeerSignal};

    use crate::room::testing::{SESSION, Stage, refusals};
    use crate::{Output, RoomError, Side};

    #[test]
    fn signals_go_from_side_to_side() {
        let mut stage = Stage::in_session();

        let offered = stage.host_signals(1, offer());
        let answered = stage.viewer_signals(1, answer());

        assert_eq!(offered, [forwarded(&stage, Side::Agent, offer())]);
        assert_eq!(answered, [forwarded(&stage, Side::Guest, answer())]);
    }

    #[test]
    fn a_signal_of_an_older_epoch_is_dropped() {
        let mut stage = Stage::in_session();
        stage.viewer_attaches(None);

        assert!(stage.host_signals(1, offer()).is_empty());
    }

    #[test]
    fn a_signal_of_an_epoch_to_come_is_refused() {
        let mut stage = Stage::in_session();

        let outputs = stage.host_signals(2, offer());

        assert_eq!(refusals(&outputs), [(stage.guest, Refusal::NoSuchSession)]);
    }

    #[test]
    fn a_signal_to_a_side_that_is_away_is_dropped() {
        let mut stage = Stage::in_session();
        stage.disconnect(stage.viewer);

        assert!(stage.host_signals(1, offer()).is_empty());
    }

    #[test]
    fn a_page_whose_place_was_taken_may_not_signal() {
        let mut stage = Stage::in_session();
        let first = stage.viewer;
        stage.viewer = stage.agent_page("Ann");
        stage.viewer_attaches(None);
        stage.viewer = first;

        let outputs = stage.viewer_signals(2, answer());

        assert_eq!(refusals(&outputs), [(first, Refusal::NoSuchSession)]);
    }

    #[test]
    fn only_the_host_offers() {
        let mut stage = Stage::in_session();
        let peer = stage.viewer;

        let outputs = stage.viewer_signals(1, offer());

        assert_eq!(stage.error, Some(RoomError::WrongSide { peer, side: Side::Agent }));
        assert!(outputs.contains(&Output::Close { peer, code: CloseCode::OutOfOrder }));
    }

    #[test]
    fn only_the_viewer_answers_and_asks_for_a_restart() {
        for signal in [answer(), PeerSignal::RestartIce {}] {
            let mut stage = Stage::in_session();
            let peer = stage.guest;

            let outputs = stage.host_signals(1, signal);

            assert_eq!(stage.error, Some(RoomError::WrongSide { peer, side: Side::Guest }));
            assert!(outputs.contains(&Output::Close { peer, code: CloseCode::OutOfOrder }));
        }
    }

    fn offer() -> PeerSignal {
        PeerSignal::Offer { sdp: "v=0".to_owned() }
    }

    fn answer() -> PeerSignal {
        PeerSignal::Answer { sdp: "v=0".to_owned() }
    }

    fn forwarded(stage: &Stage, to: Side, signal: PeerSignal) -> Output {
        let to = match to {
            Side::Guest => stage.guest,
            Side::Agent => stage.viewer,
        };
        Output::Send { to, message: ServerMessage::Signal { session: SESSION, epoch: 1, signal } }
    }
}
