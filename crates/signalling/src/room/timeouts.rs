//! What ends by itself: the wait for a vanished side, for a vanished device, for a silent socket.

use deskside_protocol::session_requests::SessionEndReason;
use deskside_protocol::signalling::{CloseCode, RESUME_SECONDS};
use jiff::{SignedDuration, Timestamp};

use super::Room;
use super::presence::Guest;
use super::session::Session;

/// How long a session waits for a side that vanished.
const RESUME: SignedDuration = SignedDuration::from_secs(RESUME_SECONDS.cast_signed());
/// How long a device outside a session counts as present without a socket: a reload must not flicker.
const GRACE: SignedDuration = SignedDuration::from_secs(10);
/// How long a socket may be open without a hello.
const HELLO: SignedDuration = SignedDuration::from_secs(10);

pub(super) fn resume_until(now: Timestamp) -> Timestamp {
    later(now, RESUME)
}

pub(super) fn grace_until(now: Timestamp) -> Timestamp {
    later(now, GRACE)
}

pub(super) fn hello_until(now: Timestamp) -> Timestamp {
    later(now, HELLO)
}

fn later(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(Timestamp::MAX)
}

impl Room {
    /// When to come back with [`Input::Tick`](crate::Input::Tick) at the latest.
    pub fn next_timeout(&self) -> Option<Timestamp> {
        let session = self.session.as_ref().and_then(Session::away_until);
        let guest = self.guest.as_ref().and_then(Guest::away_until);
        [session, guest, self.sockets.next_hello_due()].into_iter().flatten().min()
    }

    /// Lets everything end whose time is over, so that no input meets a state that should be gone.
    pub(super) fn expire(&mut self, now: Timestamp) {
        let is_over = |until: Option<Timestamp>| until.is_some_and(|until| until <= now);
        if is_over(self.session.as_ref().and_then(Session::away_until)) {
            self.end_session(SessionEndReason::ConnectionLost, now);
        }
        if is_over(self.guest.as_ref().and_then(Guest::away_until)) {
            self.guest_gone();
        }
        for peer in self.sockets.silent(now) {
            self.close_socket(peer, CloseCode::TryAgain, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use deskside_protocol::session_requests::SessionEndReason;
    use deskside_protocol::signalling::CloseCode;

    use crate::room::testing::{Stage, recorded_ends, rooms_told_to, sends_of_end};
    use crate::{Output, RoomEvent};

    #[test]
    fn a_device_that_comes_back_within_the_grace_time_was_never_gone() {
        let mut stage = Stage::with_guest_in_lobby();
        let agent = stage.agent_page("Ann");

        stage.guest_disconnects();
        stage.after_seconds(9);
        let outputs = stage.guest_returns(&[]);

        assert!(!outputs.contains(&Output::Record(RoomEvent::GuestGone)));
        assert!(rooms_told_to(agent, &outputs).is_empty());
    }

    #[test]
    fn a_device_in_the_lobby_is_gone_after_ten_seconds() {
        let mut stage = Stage::with_guest_in_lobby();
        stage.guest_disconnects();

        let outputs = stage.after_seconds(10);

        assert_eq!(outputs, [Output::Record(RoomEvent::GuestGone)]);
        assert!(stage.room.is_idle());
    }

    #[test]
    fn a_session_whose_host_is_away_for_sixty_seconds_ends_and_the_device_is_gone() {
        let mut stage = Stage::in_session();
        stage.guest_disconnects();
        assert!(stage.after_seconds(59).is_empty());

        let outputs = stage.after_seconds(1);

        assert_eq!(recorded_ends(&outputs), [SessionEndReason::ConnectionLost]);
        assert!(outputs.contains(&Output::Record(RoomEvent::GuestGone)));
        assert_eq!(sends_of_end(&outputs), [stage.viewer]);
    }

    #[test]
    fn a_device_that_comes_and_goes_without_attaching_is_not_waited_for_any_longer() {
        let mut stage = Stage::in_session();
        stage.guest_disconnects();
        stage.after_seconds(50);
        stage.guest_returns(&[]);
        stage.guest_disconnects();

        let outputs = stage.after_seconds(10);

        assert_eq!(recorded_ends(&outputs), [SessionEndReason::ConnectionLost]);
        assert!(outputs.contains(&Output::Record(RoomEvent::GuestGone)));
    }

    #[test]
    fn a_socket_that_came_and_went_without_a_hello_is_no_return() {
        let mut stage = Stage::with_guest_in_lobby();
        stage.guest_disconnects();
        stage.after_seconds(9);
        stage.guest_connects();
        stage.guest_disconnects();

        let outputs = stage.after_seconds(1);

        assert_eq!(outputs, [Output::Record(RoomEvent::GuestGone)]);
    }

    #[test]
    fn a_session_whose_viewer_is_away_for_sixty_seconds_ends_and_the_device_is_in_the_lobby() {
        let mut stage = Stage::in_session();
        stage.disconnect(stage.viewer);
        assert!(stage.after_seconds(59).is_empty());

        let outputs = stage.after_seconds(1);

        assert_eq!(recorded_ends(&outputs), [SessionEndReason::ConnectionLost]);
        assert!(!outputs.contains(&Output::Record(RoomEvent::GuestGone)));
        stage.assert_in_lobby_without_session();
    }

    #[test]
    fn an_input_that_comes_after_a_deadline_meets_the_state_after_it() {
        let mut stage = Stage::in_session();
        stage.guest_disconnects();

        stage.later_without_tick(61);
        let outputs = stage.guest_returns(&[]);

        assert_eq!(recorded_ends(&outputs), [SessionEndReason::ConnectionLost]);
    }

    #[test]
    fn a_socket_that_goes_when_the_session_is_overdue_hears_nothing_of_it() {
        let mut stage = Stage::with_grant();
        stage.session_opens();

        stage.later_without_tick(60);
        let outputs = stage.guest_disconnects();

        assert_eq!(sends_of_end(&outputs), [stage.viewer]);
    }

    #[test]
    fn a_socket_that_says_nothing_is_closed() {
        let mut stage = Stage::empty();
        let peer = stage.agent_socket("Ann");

        let outputs = stage.after_seconds(10);

        assert_eq!(outputs, [Output::Close { peer, code: CloseCode::TryAgain }]);
        assert!(stage.room.is_idle());
    }
}
