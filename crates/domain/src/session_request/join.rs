//! Joining: the remote user's device binds itself to the request.

use jiff::Timestamp;

use super::{SessionRequest, Transition};
use crate::history::RequestEvent;
use crate::presence::Presence;
use crate::text::DeviceName;
use crate::tokens::DeviceId;

/// What a session link shows to one device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkView {
    /// The invitation.
    Invitation,
    /// This device has joined.
    Joined,
    /// Another device has joined.
    OtherDevice,
    /// The scheduled time has not come.
    TooEarly,
    /// Closed by an agent.
    Closed,
    /// Past its validity.
    Expired,
}

impl LinkView {
    /// Whether the link tells what the request is about, for whom and when. Who is not, or no longer, invited
    /// learns nothing of these.
    pub fn tells(self) -> bool {
        match self {
            Self::Invitation | Self::Joined | Self::TooEarly => true,
            Self::OtherDevice | Self::Closed | Self::Expired => false,
        }
    }
}

/// Why a device was not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JoinRefusal {
    /// Closed by an agent.
    #[error("the request is closed")]
    Closed,
    /// Past its validity.
    #[error("the link has expired")]
    Expired,
    /// The scheduled time has not come.
    #[error("help begins later")]
    TooEarly,
    /// Another device has joined.
    #[error("another device has joined")]
    OtherDevice,
}

impl SessionRequest {
    /// What the link shows to `device`. A live session is never cut by expiry.
    pub fn link_view(&self, device: Option<DeviceId>, presence: &Presence, now: Timestamp) -> LinkView {
        let bound_here = device.is_some() && self.device == device;
        if self.closure.is_some() {
            LinkView::Closed
        } else if bound_here && presence.session().is_some() {
            LinkView::Joined
        } else if now >= self.expires_at {
            LinkView::Expired
        } else if bound_here {
            LinkView::Joined
        } else if self.device.is_some() {
            LinkView::OtherDevice
        } else if self.schedule.as_ref().is_some_and(|schedule| now < schedule.opens_at()) {
            LinkView::TooEarly
        } else {
            LinkView::Invitation
        }
    }

    /// Binds the link to `device`. Joining again from the same device is joining anew.
    pub fn join(
        self,
        device: DeviceId,
        device_name: DeviceName,
        presence: &Presence,
        now: Timestamp,
    ) -> Transition<JoinRefusal> {
        match self.link_view(Some(device), presence, now) {
            LinkView::Invitation | LinkView::Joined => {
                let second_device_at = if self.device == Some(device) { self.second_device_at } else { None };
                let joined = Self { device: Some(device), second_device_at, wish: None, ..self }.after(now);
                Ok((joined, RequestEvent::Joined { device_name }))
            }
            LinkView::OtherDevice => Err(JoinRefusal::OtherDevice),
            LinkView::TooEarly => Err(JoinRefusal::TooEarly),
            LinkView::Closed => Err(JoinRefusal::Closed),
            LinkView::Expired => Err(JoinRefusal::Expired),
        }
    }

    /// Frees the link for another device; `None` when no device is bound.
    pub fn reset_guest(self, now: Timestamp) -> Option<(Self, RequestEvent)> {
        self.device?;
        let freed = Self { device: None, second_device_at: None, ..self };
        Some((freed.after(now), RequestEvent::GuestReset))
    }

    /// Another device was turned away. Agents see it once for each device that joined; `None` when they
    /// have seen it, so that nobody fills a history by knocking.
    pub fn turn_away(self, now: Timestamp) -> Option<(Self, RequestEvent)> {
        if self.device.is_none() || self.second_device_at.is_some() {
            return None;
        }
        let told = Self { second_device_at: Some(now), ..self };
        Some((told.after(now), RequestEvent::SecondDeviceTurnedAway))
    }

    /// The remote user left by the button: the link is an invitation again.
    pub fn leave(self, now: Timestamp) -> (Self, RequestEvent) {
        (Self { device: None, second_device_at: None, ..self }.after(now), RequestEvent::Left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presence::Guest;
    use crate::session_request::testing::{
        ann, at, filled_in, guest, in_lobby, in_session, joined, minute, opened, request,
    };
    use crate::session_request::{NewSessionRequest, Outcome};

    fn join(request: SessionRequest, number: u8, minutes: i64) -> Transition<JoinRefusal> {
        let Guest { device, device_name } = guest(number);
        request.join(device, device_name, &Presence::Absent, minute(minutes))
    }

    #[test]
    fn joining_binds_the_link_to_the_device() {
        let (joined, event) = join(request(), 1, 1).unwrap();

        assert_eq!(joined.device, Some(guest(1).device));
        assert_eq!(event, RequestEvent::Joined { device_name: guest(1).device_name });
    }

    #[test]
    fn a_second_device_is_told_that_another_has_joined() {
        assert_eq!(join(joined(), 2, 2), Err(JoinRefusal::OtherDevice));
        assert_eq!(
            joined().link_view(Some(guest(2).device), &in_lobby(minute(1)), minute(2)),
            LinkView::OtherDevice
        );
        assert_eq!(joined().link_view(None, &Presence::Absent, minute(2)), LinkView::OtherDevice);
    }

    #[test]
    fn the_bound_device_may_join_again() {
        assert_eq!(join(joined(), 1, 2).unwrap().0.version, 3);
    }

    #[test]
    fn ten_minutes_before_the_scheduled_time_the_link_opens() {
        let request = opened(NewSessionRequest { schedule: Some(at(30)), ..filled_in() });

        assert_eq!(join(request.clone(), 1, 19), Err(JoinRefusal::TooEarly));
        assert!(join(request, 1, 20).is_ok());
    }

    #[test]
    fn agents_learn_once_that_another_device_was_turned_away() {
        let (told, event) = joined().turn_away(minute(2)).unwrap();

        assert_eq!(event, RequestEvent::SecondDeviceTurnedAway);
        assert_eq!(told.clone().turn_away(minute(3)), None);
        assert_eq!(request().turn_away(minute(3)), None);
        let (freed, _) = told.reset_guest(minute(4)).unwrap();
        assert_eq!(freed.second_device_at, None);
    }

    #[test]
    fn the_last_moment_of_the_validity_is_the_one_before_its_end() {
        assert!(join(request(), 1, 59).is_ok());
        assert_eq!(join(request(), 1, 60), Err(JoinRefusal::Expired));
        assert_eq!(join(joined(), 1, 60), Err(JoinRefusal::Expired));
    }

    #[test]
    fn nobody_joins_a_closed_request() {
        let (closed, _) = joined().close(&ann(), Outcome::Solved, None, minute(5)).unwrap();

        assert_eq!(join(closed.clone(), 1, 6), Err(JoinRefusal::Closed));
        assert_eq!(join(closed, 2, 6), Err(JoinRefusal::Closed));
    }

    #[test]
    fn a_device_in_a_session_is_not_sent_away_by_expiry() {
        let live = in_session(ann(), minute(10));

        assert_eq!(joined().link_view(Some(guest(1).device), &live, minute(90)), LinkView::Joined);
        assert_eq!(joined().link_view(Some(guest(2).device), &live, minute(90)), LinkView::Expired);
    }

    #[test]
    fn after_a_reset_another_device_may_join() {
        let (freed, event) = joined().reset_guest(minute(2)).unwrap();

        assert_eq!(event, RequestEvent::GuestReset);
        assert!(join(freed, 2, 3).is_ok());
    }

    #[test]
    fn a_link_that_nobody_joined_needs_no_reset() {
        assert_eq!(request().reset_guest(minute(2)), None);
    }

    #[test]
    fn after_leaving_the_link_is_an_invitation_again() {
        let (left, event) = joined().leave(minute(2));

        assert_eq!(event, RequestEvent::Left);
        assert_eq!(left.link_view(Some(guest(1).device), &Presence::Absent, minute(3)), LinkView::Invitation);
    }
}
