//! Joining: the only thing that makes a remote user present.

use deskside_domain::history::EventActor;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::presence::{Guest, Phase, Presence};
use deskside_domain::session_request::{JoinRefusal, LinkView, SessionRequest};
use deskside_domain::text::DeviceName;
use deskside_domain::tokens::DeviceToken;
use deskside_store::{StoreError, Unit};

use super::{LinkError, SeenLink, follow};
use crate::throttle::Guess;
use crate::{App, Caller, TryLater};

/// A device that has joined.
#[derive(Debug)]
pub struct Joined {
    /// What the link shows now.
    pub link: SeenLink,
    /// Which request.
    pub request: SessionRequestId,
    /// The device's token, for its cookie.
    pub device: DeviceToken,
}

/// Why a device did not join.
#[derive(Debug, thiserror::Error)]
pub enum JoinLinkError {
    /// The rules say no.
    #[error(transparent)]
    Refused(#[from] JoinRefusal),
    /// Too many joins from one place.
    #[error(transparent)]
    TryLater(#[from] TryLater),
    /// The link leads nowhere.
    #[error(transparent)]
    Link(#[from] LinkError),
}

impl From<StoreError> for JoinLinkError {
    fn from(error: StoreError) -> Self {
        Self::Link(error.into())
    }
}

impl App {
    /// Binds the link to the device. A device without a token gets one.
    pub async fn join(
        &self,
        token: &str,
        device: Option<&str>,
        device_name: DeviceName,
        caller: Caller,
    ) -> Result<Joined, JoinLinkError> {
        self.0.throttle.take(&Guess::Join(caller))?;
        let id = follow(self.store(), token).await?.id;
        let device = device
            .and_then(DeviceToken::presented)
            .unwrap_or_else(|| DeviceToken::generate(self.context().random()));
        let now = self.now();
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        let presence = unit.presences().last_known(id).await?;
        let view = request.link_view(Some(device.hash()), &presence, now);
        if view == LinkView::Joined && presence != Presence::Absent {
            // Pressing Join twice joins once.
            drop(unit);
            let link = self.seen_link(request, LinkView::Joined, &presence).await?;
            return Ok(Joined { link, request: id, device });
        }
        let (request, event) = match request.clone().join(device.hash(), device_name.clone(), &presence, now)
        {
            Err(JoinRefusal::OtherDevice) => return self.turn_away(unit, request).await,
            decided => decided?,
        };
        let here = Presence::Here {
            guest: Guest { device: device.hash(), device_name },
            phase: Phase::InLobby,
            since: now,
        };
        unit.session_requests().save(&request, (&EventActor::RemoteUser, &event)).await?;
        unit.presences().put(id, self.node(), &here).await?;
        unit.commit().await?;
        self.hints().changed(&request);
        let link = self.seen_link(request, LinkView::Joined, &here).await?;
        Ok(Joined { link, request: id, device })
    }

    /// The agents see that another device tried.
    async fn turn_away(&self, unit: Unit, request: SessionRequest) -> Result<Joined, JoinLinkError> {
        if let Some((request, event)) = request.turn_away(self.now()) {
            unit.session_requests().save(&request, (&EventActor::RemoteUser, &event)).await?;
            unit.commit().await?;
            self.hints().changed(&request);
        }
        Err(JoinRefusal::OtherDevice.into())
    }
}
