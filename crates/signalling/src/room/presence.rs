//! The remote user's device: whether it is here, and what it grants.

use deskside_protocol::session_requests::Capability;
use deskside_protocol::signalling::CloseCode;
use deskside_protocol::signalling::guest::NotShared;
use deskside_protocol::signalling::server::GuestState;
use jiff::Timestamp;

use super::session::Session;
use super::{Room, timeouts};
use crate::{Output, PeerId, RoomEvent};

/// The device, from its first hello until it left or stayed away for too long.
#[derive(Debug)]
pub(super) struct Guest {
    /// Empty in the lobby.
    pub(super) granted: Vec<Capability>,
    /// Why its last try to share led nowhere.
    pub(super) not_shared: Option<NotShared>,
    contact: Contact,
}

#[derive(Clone, Copy, Debug)]
enum Contact {
    Here,
    Away { until: Timestamp },
}

impl Guest {
    pub(super) fn arrived(granted: Vec<Capability>) -> Self {
        Self { granted, not_shared: None, contact: Contact::Here }
    }

    /// The device of a presence row. A session has a device even where the row names none.
    pub(super) fn restored(guest: GuestState, session: Option<&Session>, now: Timestamp) -> Option<Self> {
        let granted = match guest {
            GuestState::Absent if session.is_none() => return None,
            GuestState::Absent | GuestState::InLobby => Vec::new(),
            GuestState::Granted { capabilities } => capabilities,
        };
        let until = session.map_or_else(|| timeouts::grace_until(now), |_| timeouts::resume_until(now));
        Some(Self { granted, not_shared: None, contact: Contact::Away { until } })
    }

    pub(super) fn away_until(&self) -> Option<Timestamp> {
        match self.contact {
            Contact::Here => None,
            Contact::Away { until } => Some(until),
        }
    }

    pub(super) fn state(&self) -> GuestState {
        if self.granted.is_empty() {
            GuestState::InLobby
        } else {
            GuestState::Granted { capabilities: self.granted.clone() }
        }
    }

    /// A session began: a device that is just away is waited for as long as the session waits.
    pub(super) fn enter_session(&mut self, until: Timestamp) {
        if let Contact::Away { .. } = self.contact {
            self.contact = Contact::Away { until };
        }
    }

    /// The session ended: the grant is spent, and a device that is away has no more than the grace time.
    pub(super) fn leave_session(&mut self, now: Timestamp) {
        self.granted.clear();
        if let Contact::Away { until } = &mut self.contact {
            *until = timeouts::grace_until(now).min(*until);
        }
    }

    fn lose_contact(&mut self, until: Timestamp) {
        if let Contact::Here = self.contact {
            self.contact = Contact::Away { until };
        }
    }
}

impl Room {
    pub(super) fn guest_connected(&mut self, peer: PeerId, device_name: String, now: Timestamp) {
        let replaced = self.sockets.put_guest(peer, device_name, timeouts::hello_until(now));
        if let Some(replaced) = replaced {
            self.outputs.push_back(Output::Close { peer: replaced, code: CloseCode::Replaced });
            self.guest_out_of_contact(now);
        }
    }

    pub(super) fn socket_gone(&mut self, peer: PeerId, now: Timestamp) {
        let was_guest = self.sockets.holds_guest(peer);
        self.sockets.remove(peer);
        if was_guest {
            self.guest_out_of_contact(now);
        } else if let Some(session) = &mut self.session {
            session.viewer.detach(peer, timeouts::resume_until(now));
        }
    }

    pub(super) fn close_socket(&mut self, peer: PeerId, code: CloseCode, now: Timestamp) {
        self.outputs.push_back(Output::Close { peer, code });
        self.socket_gone(peer, now);
    }

    pub(super) fn guest_gone(&mut self) {
        if self.guest.take().is_some() {
            self.record(RoomEvent::GuestGone);
        }
    }

    /// In a session the device and the host's place are waited for until the same moment.
    fn guest_out_of_contact(&mut self, now: Timestamp) {
        let until = match &mut self.session {
            Some(session) => session.host.vacate(timeouts::resume_until(now)),
            None => timeouts::grace_until(now),
        };
        if let Some(guest) = &mut self.guest {
            guest.lose_contact(until);
        }
    }
}

#[cfg(test)]
mod tests {
    use deskside_protocol::session_requests::Capability;
    use deskside_protocol::signalling::CloseCode;
    use deskside_protocol::signalling::server::GuestState;

    use crate::room::testing::{Stage, records, starts};
    use crate::{Output, RoomEvent};

    #[test]
    fn a_second_socket_of_the_device_replaces_the_first() {
        let mut stage = Stage::with_guest_in_lobby();
        let first = stage.guest;

        let outputs = stage.guest_connects();

        assert_eq!(outputs, [Output::Close { peer: first, code: CloseCode::Replaced }]);
        assert!(stage.disconnect(first).is_empty(), "the first is forgotten already");
    }

    #[test]
    fn a_replacing_socket_that_attaches_with_the_running_epoch_restarts_nothing() {
        let mut stage = Stage::in_session();

        stage.guest_returns(&[Capability::View]);
        let outputs = stage.host_attaches(Some(1));

        assert!(starts(&outputs).is_empty());
    }

    #[test]
    fn after_a_restart_a_granted_device_is_waited_for_and_keeps_its_grant() {
        let mut stage = Stage::restored(GuestState::Granted { capabilities: vec![Capability::View] }, None);
        stage.after_seconds(9);

        let outputs = stage.guest_returns(&[Capability::View]);

        assert_eq!(records(&outputs), [&Stage::present(&[Capability::View])]);
    }

    #[test]
    fn after_a_restart_a_device_that_stays_away_is_gone() {
        let mut stage = Stage::restored(GuestState::InLobby, None);

        let outputs = stage.after_seconds(10);

        assert_eq!(outputs, [Output::Record(RoomEvent::GuestGone)]);
    }
}
