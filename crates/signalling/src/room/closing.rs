//! The remote user's side comes to an end from outside the session: the request is closed, the link is freed,
//! the remote user leaves. Agents stay.

use jiff::Timestamp;

use super::Room;
use crate::CloseReason;

impl Room {
    pub(super) fn close_guest(&mut self, reason: CloseReason, now: Timestamp) {
        self.end_session(reason.session_end(), now);
        self.guest_gone();
        // The next device is another one, or the same one that knows.
        self.unheard = None;
        if let Some(peer) = self.sockets.guest() {
            self.close_socket(peer, reason.close_code(), now);
        }
    }
}

#[cfg(test)]
mod tests {
    use deskside_protocol::session_requests::{Capability, SessionEndReason};
    use deskside_protocol::signalling::CloseCode;

    use crate::room::testing::{Stage, recorded_ends, records, rooms_told_to, sends_of_end};
    use crate::{CloseReason, Input, Output, RoomEvent};

    #[test]
    fn closing_the_request_ends_the_session_and_closes_the_devices_socket() {
        let mut stage = Stage::in_session();

        let outputs = stage.input(Input::Closed(CloseReason::RequestClosed));

        assert_eq!(recorded_ends(&outputs), [SessionEndReason::RequestClosed]);
        assert_eq!(sends_of_end(&outputs), [stage.guest, stage.viewer]);
        assert!(outputs.contains(&Output::Close { peer: stage.guest, code: CloseCode::RequestClosed }));
        assert_eq!(rooms_told_to(stage.viewer, &outputs).len(), 1);
    }

    #[test]
    fn resetting_the_guest_frees_the_room_for_another_device() {
        let mut stage = Stage::in_session();
        stage.guest_disconnects();
        stage.input(Input::Closed(CloseReason::GuestReset));

        let outputs = stage.guest_returns(&[Capability::View]);

        assert!(sends_of_end(&outputs).is_empty(), "the other device was in no session");
        assert_eq!(records(&outputs).len(), 2);
    }

    #[test]
    fn a_device_that_is_just_away_is_gone_at_once_when_the_request_is_closed() {
        let mut stage = Stage::with_guest_in_lobby();
        stage.guest_disconnects();

        let outputs = stage.input(Input::Closed(CloseReason::RequestClosed));

        assert_eq!(outputs, [Output::Record(RoomEvent::GuestGone)]);
        assert!(stage.room.is_idle());
    }

    #[test]
    fn closing_an_empty_room_does_nothing() {
        let mut stage = Stage::empty();

        assert!(stage.input(Input::Closed(CloseReason::RequestClosed)).is_empty());
    }
}
