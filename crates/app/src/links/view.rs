//! Reading a link, and coming in as the device that joined.

use deskside_domain::ids::SessionRequestId;
use deskside_domain::organisation::Organisation;
use deskside_domain::presence::Presence;
use deskside_domain::session_request::{LinkView, SessionRequest};
use deskside_domain::tokens::{DeviceId, DeviceToken};
use jiff::Timestamp;

use super::{LinkError, follow};
use crate::App;

/// What a link leads to.
#[derive(Clone, Debug)]
pub struct SeenLink {
    /// The request.
    pub request: SessionRequest,
    /// What this device may see of it.
    pub view: LinkView,
    /// Since when this device is where it is: in the lobby, or with its grant.
    pub present_since: Option<Timestamp>,
    /// Who runs this server.
    pub organisation: Organisation,
}

/// A device that may open the request's socket.
#[derive(Clone, Debug)]
pub struct GuestEntry {
    /// Which request.
    pub request: SessionRequestId,
    /// Which device.
    pub device: DeviceId,
}

/// Why a device may not open the socket.
#[derive(Debug, thiserror::Error)]
pub enum GuestEntryError {
    /// It has not joined, or may not any more; the link's page says which.
    #[error("this device has not joined the request")]
    NotJoined {
        /// What the link shows to it.
        view: LinkView,
    },
    /// The link leads nowhere.
    #[error(transparent)]
    Link(#[from] LinkError),
}

impl App {
    /// What a link shows to the device with this token. Changes nothing.
    pub async fn link(&self, token: &str, device: Option<&str>) -> Result<SeenLink, LinkError> {
        let request = follow(self.store(), token).await?;
        let presence = self.store().presences().last_known(request.id).await?;
        let view = request.link_view(device_id(device), &presence, self.now());
        self.seen_link(request, view, &presence).await
    }

    /// Lets the device in that has joined.
    pub async fn enter_as_guest(
        &self,
        token: &str,
        device: Option<&str>,
    ) -> Result<GuestEntry, GuestEntryError> {
        let request = follow(self.store(), token).await?;
        let presence: Presence =
            self.store().presences().last_known(request.id).await.map_err(LinkError::from)?;
        let device = device_id(device);
        match (request.link_view(device, &presence, self.now()), device) {
            (LinkView::Joined, Some(device)) => Ok(GuestEntry { request: request.id, device }),
            (view, _) => Err(GuestEntryError::NotJoined { view }),
        }
    }

    pub(super) async fn seen_link(
        &self,
        request: SessionRequest,
        view: LinkView,
        presence: &Presence,
    ) -> Result<SeenLink, LinkError> {
        let organisation = self.store().organisation().get().await?;
        let present_since = match (view, presence) {
            (LinkView::Joined, Presence::Here { since, .. }) => Some(*since),
            (_, _) => None,
        };
        Ok(SeenLink { request, view, present_since, organisation })
    }
}

pub(super) fn device_id(token: Option<&str>) -> Option<DeviceId> {
    token.and_then(DeviceToken::presented).map(|token| token.hash())
}
