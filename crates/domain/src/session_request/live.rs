//! What the remote user's device and live sessions add to a request's history.

use jiff::Timestamp;

use super::{SessionRequest, Transition};
use crate::capability::Grant;
use crate::history::{RequestEvent, SessionEndReason};
use crate::presence::{Guest, LiveSession};

/// Why a grant was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GrantRefusal {
    /// Closed by an agent.
    #[error("the request is closed")]
    Closed,
    /// Past its validity, and no session is live.
    #[error("the request has expired")]
    Expired,
}

impl SessionRequest {
    /// The remote user granted access. Within a live session expiry does not matter.
    pub fn grant(self, grant: Grant, live: Option<&LiveSession>, now: Timestamp) -> Transition<GrantRefusal> {
        if self.closure.is_some() {
            return Err(GrantRefusal::Closed);
        }
        if live.is_none() && now >= self.expires_at {
            return Err(GrantRefusal::Expired);
        }
        Ok((self.after(now), RequestEvent::Granted { grant }))
    }

    /// The remote user took the grant back.
    pub fn withdraw(self, now: Timestamp) -> (Self, RequestEvent) {
        (self.after(now), RequestEvent::Withdrawn)
    }

    /// A device is back after it was lost; `None` when the link is not bound to it any more, because the
    /// request was closed or its guest reset meanwhile.
    pub fn returned(self, guest: &Guest, now: Timestamp) -> Option<(Self, RequestEvent)> {
        let bound_here = self.device == Some(guest.device);
        let event = RequestEvent::Joined { device_name: guest.device_name.clone() };
        bound_here.then(|| (self.after(now), event))
    }

    /// The device was lost; the link stays bound to it, so that it can come back.
    pub fn lost(self, now: Timestamp) -> (Self, RequestEvent) {
        (self.after(now), RequestEvent::Left)
    }

    /// A session ended.
    pub fn end_session(
        self,
        live: &LiveSession,
        reason: SessionEndReason,
        now: Timestamp,
    ) -> (Self, RequestEvent) {
        let duration_seconds = u64::try_from(now.duration_since(live.since).as_secs()).unwrap_or_default();
        (self.after(now), RequestEvent::SessionEnded { session: live.id, reason, duration_seconds })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::Outcome;
    use crate::session_request::testing::{ann, guest, joined, live, minute, request, session, view};

    #[test]
    fn a_grant_is_taken_until_the_request_expires() {
        let (after, event) = joined().grant(view(), None, minute(59)).unwrap();

        assert_eq!(event, RequestEvent::Granted { grant: view() });
        assert_eq!(after.version, joined().version + 1);
        assert_eq!(joined().grant(view(), None, minute(60)), Err(GrantRefusal::Expired));
    }

    #[test]
    fn within_a_live_session_a_grant_is_taken_after_expiry() {
        let live = live(ann(), minute(10));

        assert!(joined().grant(view(), Some(&live), minute(90)).is_ok());
    }

    #[test]
    fn a_closed_request_takes_no_grant() {
        let (closed, _) = joined().close(&ann(), Outcome::Solved, None, minute(5)).unwrap();
        let live = live(ann(), minute(4));

        assert_eq!(closed.grant(view(), Some(&live), minute(6)), Err(GrantRefusal::Closed));
    }

    #[test]
    fn a_lost_device_keeps_its_place() {
        let (lost, event) = joined().lost(minute(2));

        assert_eq!((lost.device, event), (Some(guest(1).device), RequestEvent::Left));
        let (_, event) = lost.returned(&guest(1), minute(3)).unwrap();
        assert_eq!(event, RequestEvent::Joined { device_name: guest(1).device_name });
    }

    #[test]
    fn a_device_whose_place_is_gone_does_not_return() {
        let (closed, _) = joined().close(&ann(), Outcome::Solved, None, minute(5)).unwrap();
        let (reset, _) = joined().reset_guest(minute(5)).unwrap();

        assert_eq!(closed.returned(&guest(1), minute(6)), None);
        assert_eq!(reset.returned(&guest(1), minute(6)), None);
        assert_eq!(joined().returned(&guest(2), minute(6)), None);
        assert_eq!(request().returned(&guest(1), minute(6)), None);
    }

    #[test]
    fn the_end_of_a_session_says_how_long_it_ran() {
        let live = live(ann(), minute(10));

        let (_, event) = joined().end_session(&live, SessionEndReason::EndedByAgent, minute(22));

        let reason = SessionEndReason::EndedByAgent;
        assert_eq!(event, RequestEvent::SessionEnded { session: session(1), reason, duration_seconds: 720 });
    }

    #[test]
    fn a_clock_that_was_set_back_makes_no_negative_duration_and_no_older_event() {
        let live = live(ann(), minute(10));

        let (after, event) = joined().end_session(&live, SessionEndReason::ConnectionLost, minute(0));

        assert!(matches!(event, RequestEvent::SessionEnded { duration_seconds: 0, .. }));
        assert_eq!(after.updated_at, joined().updated_at);
    }
}
