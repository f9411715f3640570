//! What the remote user's page says.

use deskside_protocol::session_requests::{Capability, SessionEndReason};
use deskside_protocol::signalling::guest::{AbortReason, NotShared};
use deskside_protocol::signalling::server::Refusal;
use jiff::Timestamp;
use uuid::Uuid;

use super::Room;
use super::presence::Guest;
use crate::{CloseReason, PeerId, RoomEvent};

impl Room {
    /// The device holds the consent: what it says it grants, it grants. What the room knew of before is no
    /// new grant. One thing cannot be granted again by a hello: what was granted for a session that ended
    /// while the device was away.
    pub(super) fn guest_hello(&mut self, peer: PeerId, granted: Vec<Capability>) {
        let spent = self.unheard.take().filter(|_| !granted.is_empty());
        let cannot_give = !granted.is_empty() && !can_give(&granted);
        let granted = if spent.is_some() || cannot_give { Vec::new() } else { granted };
        let known = self.guest.take().map(|guest| guest.granted).filter(|known| *known == granted);
        let standing = known.unwrap_or_default();

        self.guest = Some(Guest::arrived(standing.clone()));
        let device_name = self.sockets.device_name().to_owned();
        self.record(RoomEvent::GuestPresent { granted: standing, device_name });
        if !granted.is_empty() {
            self.allow(granted);
        }
        self.welcome(peer);
        if let Some(ended) = spent {
            self.send(peer, ended.message());
        }
        if cannot_give {
            self.refuse(peer, Refusal::BadGrant);
        }
    }

    pub(super) fn grant(&mut self, peer: PeerId, capabilities: Vec<Capability>) {
        if can_give(&capabilities) {
            self.allow(capabilities);
        } else {
            self.refuse(peer, Refusal::BadGrant);
        }
    }

    /// Of a device that has granted it says nothing: what it shares, it shares.
    pub(super) fn not_shared(&mut self, why: NotShared) {
        if let Some(guest) = self.guest.as_mut().filter(|guest| guest.granted.is_empty()) {
            guest.not_shared = Some(why);
        }
    }

    pub(super) fn withdraw(&mut self, now: Timestamp) {
        if self.session.is_some() {
            self.end_session(SessionEndReason::StoppedByRemoteUser, now);
        } else if self.guest.as_mut().is_some_and(|guest| !std::mem::take(&mut guest.granted).is_empty()) {
            self.record(RoomEvent::Withdrawn);
        }
    }

    pub(super) fn leave(&mut self, now: Timestamp) {
        self.close_guest(CloseReason::GuestLeft, now);
    }

    pub(super) fn abort_by_host(&mut self, peer: PeerId, session: Uuid, reason: AbortReason, now: Timestamp) {
        if self.is_live(session) {
            self.abort(reason, now);
        } else {
            self.refuse(peer, Refusal::NoSuchSession);
        }
    }

    fn allow(&mut self, capabilities: Vec<Capability>) {
        let Some(guest) = self.guest.as_mut().filter(|guest| guest.granted != capabilities) else { return };
        guest.granted.clone_from(&capabilities);
        guest.not_shared = None;
        self.record(RoomEvent::Granted { capabilities });
    }
}

/// A browser's page can share the view of its screen and nothing else.
fn can_give(capabilities: &[Capability]) -> bool {
    capabilities == [Capability::View]
}

#[cfg(test)]
mod tests {
    use deskside_protocol::session_requests::{Capability, SessionEndReason};
    use deskside_protocol::signalling::CloseCode;
    use deskside_protocol::signalling::guest::{AbortReason, GuestMessage, NotShared};
    use deskside_protocol::signalling::server::{GuestState, Refusal, ServerMessage};
    use uuid::Uuid;

    use crate::room::testing::{SESSION, Stage, recorded_ends, records, refusals, sends_of_end};
    use crate::{Output, RoomError, RoomEvent};

    #[test]
    fn a_device_that_says_hello_is_in_the_lobby() {
        let mut stage = Stage::empty();

        let outputs = stage.guest_returns(&[]);

        assert_eq!(records(&outputs), [&Stage::present(&[])]);
        assert!(matches!(outputs.last(), Some(Output::Welcome { to, .. }) if *to == stage.guest));
        assert_eq!(stage.room.state().guest, GuestState::InLobby);
    }

    #[test]
    fn a_device_must_say_hello_first() {
        let mut stage = Stage::empty();
        stage.guest_connects();

        let outputs = stage.guest_says(GuestMessage::Withdraw {});

        assert_eq!(stage.error, Some(RoomError::BeforeHello { peer: stage.guest }));
        assert_eq!(outputs, [Output::Close { peer: stage.guest, code: CloseCode::OutOfOrder }]);
    }

    #[test]
    fn a_chat_message_before_the_hello_is_not_to_be_saved() {
        let mut stage = Stage::empty();
        stage.guest_connects();

        stage.guest_says(GuestMessage::Chat { client_id: Uuid::nil(), text: "hello".to_owned() });

        assert_eq!(stage.error, Some(RoomError::BeforeHello { peer: stage.guest }));
    }

    #[test]
    fn a_device_says_hello_once() {
        let mut stage = Stage::with_guest_in_lobby();

        stage.guest_says(GuestMessage::Hello { granted: Vec::new() });

        assert_eq!(stage.error, Some(RoomError::HelloTwice { peer: stage.guest }));
    }

    #[test]
    fn what_a_closed_socket_still_says_is_not_heard() {
        let mut stage = Stage::with_guest_in_lobby();
        stage.guest_says(GuestMessage::Leave {});

        assert!(stage.guest_says(GuestMessage::Withdraw {}).is_empty());
        assert_eq!(stage.error, None);
    }

    #[test]
    fn a_device_that_grants_is_granted() {
        let mut stage = Stage::with_guest_in_lobby();

        let outputs = stage.guest_grants(&[Capability::View]);

        assert_eq!(records(&outputs), [&granted()]);
        assert_eq!(stage.room.state().guest, GuestState::Granted { capabilities: vec![Capability::View] });
    }

    #[test]
    fn granting_the_same_again_changes_nothing() {
        let mut stage = Stage::with_grant();

        assert!(stage.guest_grants(&[Capability::View]).is_empty());
    }

    #[test]
    fn a_grant_of_nothing_or_twice_or_of_what_a_page_cannot_give_is_refused() {
        for capabilities in
            [&[][..], &[Capability::View, Capability::View], &[Capability::View, Capability::Control]]
        {
            let mut stage = Stage::with_guest_in_lobby();

            let outputs = stage.guest_grants(capabilities);

            assert_eq!(refusals(&outputs), [(stage.guest, Refusal::BadGrant)]);
            assert_eq!(stage.room.state().guest, GuestState::InLobby);
        }
    }

    #[test]
    fn a_hello_that_grants_what_a_page_cannot_give_leads_into_the_lobby() {
        let mut stage = Stage::empty();

        let outputs = stage.guest_returns(&[Capability::Elevate]);

        assert_eq!(refusals(&outputs), [(stage.guest, Refusal::BadGrant)]);
        assert_eq!(stage.room.state().guest, GuestState::InLobby);
    }

    #[test]
    fn a_hello_that_repeats_the_known_grant_is_no_new_grant() {
        let mut stage = Stage::with_grant();
        stage.guest_disconnects();

        let outputs = stage.guest_returns(&[Capability::View]);

        assert_eq!(records(&outputs), [&Stage::present(&[Capability::View])]);
    }

    #[test]
    fn a_hello_that_grants_what_the_room_does_not_know_of_is_a_new_grant() {
        let mut stage = Stage::empty();

        let outputs = stage.guest_returns(&[Capability::View]);

        assert_eq!(records(&outputs), [&Stage::present(&[]), &granted()]);
    }

    #[test]
    fn a_reloaded_device_is_in_the_lobby_while_its_session_waits() {
        let mut stage = Stage::in_session();
        stage.guest_disconnects();

        let outputs = stage.guest_returns(&[]);

        assert_eq!(records(&outputs), [&Stage::present(&[])]);
        assert_eq!(stage.room.state().guest, GuestState::InLobby);
        assert!(stage.room.state().session.is_some());
    }

    #[test]
    fn a_reloaded_device_grants_again_for_the_same_session() {
        let mut stage = Stage::in_session();
        stage.guest_disconnects();
        stage.guest_returns(&[]);

        let outputs = stage.guest_grants(&[Capability::View]);

        assert_eq!(records(&outputs), [&granted()]);
        assert_eq!(stage.room.state().session.expect("the same").live.id, SESSION);
    }

    #[test]
    fn a_try_to_share_that_led_nowhere_is_told_until_another_one() {
        let mut stage = Stage::with_guest_in_lobby();
        let ann = stage.agent_page("Ann");

        let outputs = stage.guest_says(GuestMessage::NotShared { why: NotShared::Cancelled });

        let told = |output: &Output| match output {
            Output::Send { to, message: ServerMessage::Room { room } } if *to == ann => room.not_shared,
            _ => None,
        };
        assert_eq!(outputs.iter().find_map(told), Some(NotShared::Cancelled));
        stage.guest_grants(&[Capability::View]);
        assert_eq!(stage.room.state().not_shared, None);
    }

    #[test]
    fn a_device_that_shares_and_comes_again_has_not_failed_to_share() {
        let mut stage = Stage::with_grant();
        stage.guest_says(GuestMessage::NotShared { why: NotShared::Unavailable });
        assert_eq!(stage.room.state().not_shared, None, "it shares");

        let mut stage = Stage::with_guest_in_lobby();
        stage.guest_says(GuestMessage::NotShared { why: NotShared::Unavailable });
        stage.guest_disconnects();
        stage.guest_returns(&[]);
        assert_eq!(stage.room.state().not_shared, None, "its page is another one");
    }

    #[test]
    fn withdrawing_outside_a_session_takes_the_grant_back() {
        let mut stage = Stage::with_grant();

        let outputs = stage.guest_says(GuestMessage::Withdraw {});

        assert_eq!(records(&outputs), [&RoomEvent::Withdrawn]);
        assert_eq!(stage.room.state().guest, GuestState::InLobby);
    }

    #[test]
    fn withdrawing_nothing_changes_nothing() {
        let mut stage = Stage::with_guest_in_lobby();

        assert!(stage.guest_says(GuestMessage::Withdraw {}).is_empty());
    }

    #[test]
    fn leaving_ends_the_session_and_closes_the_socket() {
        let mut stage = Stage::in_session();

        let outputs = stage.guest_says(GuestMessage::Leave {});

        assert_eq!(recorded_ends(&outputs), [SessionEndReason::StoppedByRemoteUser]);
        assert_eq!(records(&outputs).last(), Some(&&RoomEvent::GuestGone));
        assert!(outputs.contains(&Output::Close { peer: stage.guest, code: CloseCode::Left }));
        assert_eq!(stage.room.state().guest, GuestState::Absent);
    }

    #[test]
    fn the_host_may_give_the_session_up() {
        let mut stage = Stage::in_session();

        let outputs = stage
            .guest_says(GuestMessage::Abort { session: SESSION, reason: AbortReason::VerificationFailed });

        assert_eq!(recorded_ends(&outputs), [SessionEndReason::VerificationFailed]);
        assert_eq!(sends_of_end(&outputs), [stage.guest, stage.viewer]);
    }

    #[test]
    fn giving_up_a_session_that_is_not_live_is_refused() {
        let mut stage = Stage::in_session();

        let outputs = stage
            .guest_says(GuestMessage::Abort { session: Uuid::nil(), reason: AbortReason::ConnectionLost });

        assert_eq!(refusals(&outputs), [(stage.guest, Refusal::NoSuchSession)]);
    }

    fn granted() -> RoomEvent {
        RoomEvent::Granted { capabilities: vec![Capability::View] }
    }
}
