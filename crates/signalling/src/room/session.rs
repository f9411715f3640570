//! The live session: its two places, its beginning and its end.

use deskside_protocol::session_requests::{LiveSessionBody, SessionEndReason};
use deskside_protocol::signalling::Epoch;
use deskside_protocol::signalling::guest::AbortReason;
use deskside_protocol::signalling::server::{ServerMessage, SessionState, SideState};
use jiff::Timestamp;
use uuid::Uuid;

use super::epochs::Epochs;
use super::{Room, timeouts};
use crate::{PeerId, RoomEvent};

/// A live session.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) live: LiveSessionBody,
    pub(super) epochs: Epochs,
    pub(super) host: Place,
    pub(super) viewer: Place,
}

/// Where host or viewer is. A side is here when it has attached: a reloaded page of the remote user is
/// connected, yet has nothing to show before the picker was used again.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Attached { peer: PeerId, standing: Option<Epoch> },
    Away { until: Timestamp },
}

/// A session that is over.
#[derive(Clone, Copy, Debug)]
pub(super) struct EndedSession {
    id: Uuid,
    reason: SessionEndReason,
    duration_seconds: u64,
}

impl Session {
    /// A session that was just made; both sides are to attach.
    pub(super) fn opened(live: LiveSessionBody, until: Timestamp) -> Self {
        Self { live, epochs: Epochs::new(), host: Place::Away { until }, viewer: Place::Away { until } }
    }

    /// A session from before a restart of the server; it may run between the browsers.
    pub(super) fn restored(live: LiveSessionBody, until: Timestamp) -> Self {
        Self { epochs: Epochs::to_be_told(), ..Self::opened(live, until) }
    }

    pub(super) fn state(&self) -> SessionState {
        SessionState {
            live: self.live.clone(),
            epoch: self.epochs.running(),
            host: self.host.state(),
            viewer: self.viewer.state(),
        }
    }

    /// When the first wait for a side is over.
    pub(super) fn away_until(&self) -> Option<Timestamp> {
        [self.host, self.viewer].into_iter().filter_map(Place::away_until).min()
    }
}

impl Place {
    pub(super) fn peer(self) -> Option<PeerId> {
        match self {
            Self::Attached { peer, .. } => Some(peer),
            Self::Away { .. } => None,
        }
    }

    fn away_until(self) -> Option<Timestamp> {
        match self {
            Self::Attached { .. } => None,
            Self::Away { until } => Some(until),
        }
    }

    fn state(self) -> SideState {
        match self {
            Self::Attached { .. } => SideState::Here,
            Self::Away { until } => SideState::Away { until },
        }
    }

    /// Whoever is here goes; gives when the wait for this side is over. A wait that runs is not prolonged.
    pub(super) fn vacate(&mut self, until: Timestamp) -> Timestamp {
        match *self {
            Self::Attached { .. } => {
                *self = Self::Away { until };
                until
            }
            Self::Away { until } => until,
        }
    }

    /// `peer` goes, if it is the one who is here.
    pub(super) fn detach(&mut self, peer: PeerId, until: Timestamp) {
        if self.peer() == Some(peer) {
            self.vacate(until);
        }
    }
}

impl EndedSession {
    fn new(live: &LiveSessionBody, reason: SessionEndReason, now: Timestamp) -> Self {
        let ran = now.duration_since(live.since).as_secs();
        Self { id: live.id, reason, duration_seconds: u64::try_from(ran).unwrap_or(0) }
    }

    pub(super) fn message(self) -> ServerMessage {
        let Self { id: session, reason, duration_seconds } = self;
        ServerMessage::SessionEnded { session, reason, duration_seconds }
    }

    fn event(self) -> RoomEvent {
        let Self { id: session, reason, duration_seconds } = self;
        RoomEvent::SessionEnded { session, reason, duration_seconds }
    }
}

impl Room {
    /// A session needs a device that grants, and no other session. The store may have made this one a
    /// moment after the room learned better; then it is over before it began.
    pub(super) fn session_opened(&mut self, live: LiveSessionBody, now: Timestamp) {
        let until = timeouts::resume_until(now);
        match (&self.session, &mut self.guest) {
            (Some(session), _) if session.live.id == live.id => {}
            (None, Some(guest)) if !guest.granted.is_empty() => {
                guest.enter_session(until);
                self.session = Some(Session::opened(live, until));
            }
            (None, Some(_)) => self.never_began(&live, SessionEndReason::StoppedByRemoteUser, now),
            (Some(_), _) | (None, None) => self.never_began(&live, SessionEndReason::ConnectionLost, now),
        }
    }

    /// The session is over, and with it the grant.
    pub(super) fn end_session(&mut self, reason: SessionEndReason, now: Timestamp) {
        let Some(session) = self.session.take() else { return };
        if let Some(guest) = &mut self.guest {
            guest.leave_session(now);
        }
        let ended = EndedSession::new(&session.live, reason, now);
        if self.sockets.greeted_guest().is_none() {
            self.unheard = Some(ended);
        }
        self.tell_end(ended);
    }

    pub(super) fn abort(&mut self, reason: AbortReason, now: Timestamp) {
        let reason = match reason {
            AbortReason::ConnectionLost => SessionEndReason::ConnectionLost,
            AbortReason::VerificationFailed => SessionEndReason::VerificationFailed,
        };
        self.end_session(reason, now);
    }

    fn never_began(&mut self, live: &LiveSessionBody, reason: SessionEndReason, now: Timestamp) {
        self.tell_end(EndedSession::new(live, reason, now));
    }

    fn tell_end(&mut self, ended: EndedSession) {
        self.record(ended.event());
        self.broadcast(&ended.message());
    }
}

#[cfg(test)]
mod tests {
    use deskside_protocol::session_requests::{Capability, SessionEndReason};
    use deskside_protocol::signalling::guest::GuestMessage;
    use deskside_protocol::signalling::server::SideState;

    use crate::room::testing::{SESSION, Stage, live_session, recorded_ends, records, sends_of_end};
    use crate::{Input, Output, RoomEvent};

    #[test]
    fn a_session_waits_for_both_sides() {
        let mut stage = Stage::with_grant();

        stage.session_opens();

        let session = stage.room.state().session.expect("live");
        let until = stage.in_seconds(60);
        assert_eq!((session.host, session.viewer), (SideState::Away { until }, SideState::Away { until }));
        assert_eq!(session.epoch, 0);
    }

    #[test]
    fn a_session_that_nobody_attaches_to_ends() {
        let mut stage = Stage::with_grant();
        stage.session_opens();

        let outputs = stage.after_seconds(60);

        assert_eq!(recorded_ends(&outputs), [SessionEndReason::ConnectionLost]);
    }

    #[test]
    fn a_session_that_opens_after_the_grant_was_taken_back_ends_at_once() {
        let mut stage = Stage::with_grant();
        stage.guest_says(GuestMessage::Withdraw {});

        let outputs = stage.session_opens();

        assert_eq!(recorded_ends(&outputs), [SessionEndReason::StoppedByRemoteUser]);
        assert!(stage.room.state().session.is_none());
    }

    #[test]
    fn a_session_that_opens_after_the_device_left_ends_at_once() {
        let mut stage = Stage::empty();

        let outputs = stage.session_opens();

        assert_eq!(recorded_ends(&outputs), [SessionEndReason::ConnectionLost]);
    }

    #[test]
    fn a_second_session_does_not_disturb_the_first() {
        let mut stage = Stage::in_session();

        let outputs = stage.input(Input::SessionOpened { live: live_session(2, "Ann", stage.now) });

        assert_eq!(recorded_ends(&outputs), [SessionEndReason::ConnectionLost]);
        assert_eq!(stage.room.state().session.expect("the first").live.id, SESSION);
    }

    #[test]
    fn a_session_that_opens_twice_is_one_session() {
        let mut stage = Stage::in_session();

        assert!(stage.session_opens().is_empty());
    }

    #[test]
    fn a_device_that_is_just_away_when_the_session_opens_has_sixty_seconds() {
        let mut stage = Stage::with_grant();
        stage.guest_disconnects();
        stage.after_seconds(5);
        stage.session_opens();

        assert!(stage.after_seconds(59).is_empty());
        let outputs = stage.after_seconds(1);

        assert!(outputs.contains(&Output::Record(RoomEvent::GuestGone)));
    }

    #[test]
    fn the_end_is_saved_before_anybody_hears_of_it() {
        let mut stage = Stage::in_session();
        stage.later_without_tick(90);

        let outputs = stage.guest_says(GuestMessage::Withdraw {});

        let reason = SessionEndReason::StoppedByRemoteUser;
        let ended = RoomEvent::SessionEnded { session: SESSION, reason, duration_seconds: 90 };
        assert_eq!(outputs.first(), Some(&Output::Record(ended)));
        assert_eq!(sends_of_end(&outputs), [stage.guest, stage.viewer]);
        stage.assert_in_lobby_without_session();
    }

    #[test]
    fn a_session_that_began_in_the_future_ran_for_no_time() {
        let mut stage = Stage::with_grant();
        let live = live_session(1, "Ann", stage.in_seconds(3600));
        stage.input(Input::SessionOpened { live });

        let outputs = stage.guest_says(GuestMessage::Withdraw {});

        assert!(matches!(
            records(&outputs).as_slice(),
            [RoomEvent::SessionEnded { duration_seconds: 0, .. }]
        ));
    }

    #[test]
    fn a_device_that_was_away_at_the_end_hears_of_it_and_has_no_grant_left() {
        let mut stage = Stage::in_session();
        stage.guest_disconnects();
        stage.viewer_ends();

        let outputs = stage.guest_returns(&[Capability::View]);

        assert_eq!(sends_of_end(&outputs), [stage.guest]);
        assert_eq!(records(&outputs), [&Stage::present(&[])]);
        stage.assert_in_lobby_without_session();
    }
}
