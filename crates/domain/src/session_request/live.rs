//! What the remote user's device and live sessions add to a request's history.

use jiff::Timestamp;

use super::{SessionRequest, Transition};
use crate::capability::Grant;
use crate::history::{RequestEvent, SessionEndReason};
use crate::presence::LiveSession;
use crate::text::DeviceName;

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

    /// A bound device is back after it was lost.
    pub fn returned(self, device_name: DeviceName, now: Timestamp) -> (Self, RequestEvent) {
        (self.after(now), RequestEvent::Joined { device_name })
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
