//! Attaching: a side takes its place in the session, and when both have, the media connection starts or
//! goes on.

use deskside_protocol::signalling::Epoch;
use deskside_protocol::signalling::server::{Refusal, ServerMessage};
use uuid::Uuid;

use super::Room;
use super::epochs::ImpossibleEpoch;
use super::session::{Place, Session};
use crate::{PeerId, Side};

impl Session {
    fn attach(&mut self, side: Side, peer: PeerId, standing: Option<Epoch>) -> Result<(), ImpossibleEpoch> {
        if let Some(claim) = standing {
            self.epochs.hear(claim)?;
        }
        let attached = Place::Attached { peer, standing };
        match side {
            Side::Guest => self.host = attached,
            Side::Agent => self.viewer = attached,
        }
        Ok(())
    }

    /// Host, viewer and epoch of a new start, when both are attached and not the same connection stands.
    fn start(&mut self) -> Option<(PeerId, PeerId, Epoch)> {
        let (
            Place::Attached { peer: host, standing: host_stands },
            Place::Attached { peer: viewer, standing: viewer_stands },
        ) = (self.host, self.viewer)
        else {
            return None;
        };
        let epoch = self.epochs.meet(host_stands, viewer_stands)?;
        self.host = Place::Attached { peer: host, standing: Some(epoch) };
        self.viewer = Place::Attached { peer: viewer, standing: Some(epoch) };
        Some((host, viewer, epoch))
    }
}

impl Room {
    /// The host's page has a capture to show, so the device must grant.
    pub(super) fn attach_host(&mut self, peer: PeerId, session: Uuid, standing: Option<Epoch>) {
        if !self.is_live(session) {
            return self.refuse(peer, Refusal::NoSuchSession);
        }
        if self.guest.as_ref().is_none_or(|guest| guest.granted.is_empty()) {
            return self.refuse(peer, Refusal::BadGrant);
        }
        self.attach(Side::Guest, peer, session, standing);
    }

    /// A second page of the session's agent takes the place over; the first stays in the room.
    pub(super) fn attach_viewer(&mut self, peer: PeerId, session: Uuid, standing: Option<Epoch>) {
        if !self.is_agent_of(peer, session) {
            return self.refuse(peer, Refusal::NoSuchSession);
        }
        self.attach(Side::Agent, peer, session, standing);
    }

    pub(super) fn is_live(&self, session: Uuid) -> bool {
        self.session.as_ref().is_some_and(|live| live.live.id == session)
    }

    /// Whether `session` is live and `peer` is a page of its agent.
    pub(super) fn is_agent_of(&self, peer: PeerId, session: Uuid) -> bool {
        let agent =
            self.session.as_ref().filter(|live| live.live.id == session).map(|live| live.live.agent.id);
        agent.is_some() && agent == self.sockets.agent_id(peer)
    }

    fn attach(&mut self, side: Side, peer: PeerId, session: Uuid, standing: Option<Epoch>) {
        let Some(live) = &mut self.session else { return };
        if let Err(ImpossibleEpoch) = live.attach(side, peer, standing) {
            return self.refuse(peer, Refusal::NoSuchSession);
        }
        if let Some((host, viewer, epoch)) = live.start() {
            self.send(host, ServerMessage::Start { session, epoch });
            self.send(viewer, ServerMessage::Start { session, epoch });
        }
    }
}

#[cfg(test)]
mod tests {
    use deskside_protocol::session_requests::Capability;
    use deskside_protocol::signalling::server::{GuestState, Refusal};

    use crate::room::testing::{SESSION, Stage, live_session, refusals, rooms_told_to, starts};

    #[test]
    fn the_first_epoch_starts_when_both_are_attached() {
        let mut stage = Stage::with_grant();
        stage.session_opens();

        let first = stage.host_attaches(None);
        let second = stage.viewer_attaches(None);

        assert!(starts(&first).is_empty());
        assert_eq!(starts(&second), [(stage.guest, 1), (stage.viewer, 1)]);
    }

    #[test]
    fn a_reloaded_viewer_starts_the_next_epoch() {
        let mut stage = Stage::in_session();
        stage.disconnect(stage.viewer);
        stage.viewer = stage.agent_page("Ann");

        let outputs = stage.viewer_attaches(None);

        assert_eq!(starts(&outputs), [(stage.guest, 2), (stage.viewer, 2)]);
    }

    #[test]
    fn a_viewer_that_lost_only_its_socket_restarts_nothing() {
        let mut stage = Stage::in_session();
        stage.disconnect(stage.viewer);
        stage.viewer = stage.agent_page("Ann");

        let outputs = stage.viewer_attaches(Some(1));

        assert!(starts(&outputs).is_empty());
        assert_eq!(stage.room.next_timeout(), None, "nobody is waited for");
    }

    #[test]
    fn sides_that_disagree_on_the_epoch_start_the_next() {
        let mut stage = Stage::in_session();
        stage.host_attaches(None);
        stage.disconnect(stage.viewer);
        stage.viewer = stage.agent_page("Ann");

        let outputs = stage.viewer_attaches(Some(1));

        assert_eq!(starts(&outputs), [(stage.guest, 3), (stage.viewer, 3)]);
    }

    #[test]
    fn a_reloaded_device_attaches_only_after_it_grants_again() {
        let mut stage = Stage::in_session();
        stage.guest_disconnects();
        stage.guest_returns(&[]);

        let refused = stage.host_attaches(None);
        stage.guest_grants(&[Capability::View]);
        let outputs = stage.host_attaches(None);

        assert_eq!(refusals(&refused), [(stage.guest, Refusal::BadGrant)]);
        assert_eq!(starts(&outputs), [(stage.guest, 2), (stage.viewer, 2)]);
    }

    #[test]
    fn after_a_restart_a_connection_that_stands_on_both_sides_goes_on() {
        let mut stage = restored_session();

        stage.host_attaches(Some(7));
        let outputs = stage.viewer_attaches(Some(7));

        assert!(starts(&outputs).is_empty());
        assert_eq!(stage.room.state().session.expect("live").epoch, 7);
    }

    #[test]
    fn after_a_restart_a_side_that_starts_afresh_gets_the_epoch_after_the_other_sides() {
        let mut stage = restored_session();

        stage.host_attaches(Some(7));
        let outputs = stage.viewer_attaches(None);

        assert_eq!(starts(&outputs), [(stage.guest, 8), (stage.viewer, 8)]);
    }

    #[test]
    fn an_absurd_epoch_is_refused() {
        let mut stage = restored_session();

        let outputs = stage.host_attaches(Some(u32::MAX));

        assert_eq!(refusals(&outputs), [(stage.guest, Refusal::NoSuchSession)]);
    }

    #[test]
    fn another_agent_may_not_attach() {
        let mut stage = Stage::in_session();
        stage.viewer = stage.agent_page("Ben");

        let outputs = stage.viewer_attaches(None);

        assert_eq!(refusals(&outputs), [(stage.viewer, Refusal::NoSuchSession)]);
    }

    #[test]
    fn a_second_page_of_the_agent_takes_over() {
        let mut stage = Stage::in_session();
        let first = stage.viewer;
        stage.viewer = stage.agent_page("Ann");

        let outputs = stage.viewer_attaches(None);

        assert_eq!(starts(&outputs), [(stage.guest, 2), (stage.viewer, 2)]);
        assert_eq!(rooms_told_to(first, &outputs).len(), 1);
        stage.disconnect(first);
        assert_eq!(stage.room.next_timeout(), None, "the first page is not waited for");
    }

    #[test]
    fn attaching_to_no_session_is_refused() {
        let mut stage = Stage::with_grant();

        assert_eq!(refusals(&stage.host_attaches(None)), [(stage.guest, Refusal::NoSuchSession)]);
        assert_eq!(refusals(&stage.viewer_attaches(None)), [(stage.viewer, Refusal::NoSuchSession)]);
    }

    fn restored_session() -> Stage {
        let granted = GuestState::Granted { capabilities: vec![Capability::View] };
        let mut stage = Stage::restored(granted, Some(live_session(1, "Ann", Stage::BEGIN)));
        assert_eq!(stage.room.state().session.expect("live").live.id, SESSION);
        stage.guest_returns(&[Capability::View]);
        stage.viewer = stage.agent_page("Ann");
        stage
    }
}
