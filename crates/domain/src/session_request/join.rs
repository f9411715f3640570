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
        } else if self.scheduled_for.is_some_and(|start| now < start) {
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
                let joined = Self { device: Some(device), ..self }.after(now);
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
        Some((Self { device: None, ..self }.after(now), RequestEvent::GuestReset))
    }

    /// The remote user left by the button: the link is an invitation again.
    pub fn leave(self, now: Timestamp) -> (Self, RequestEvent) {
        (Self { device: None, ..self }.after(now), RequestEvent::Left)
    }
}
