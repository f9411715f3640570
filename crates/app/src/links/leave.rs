//! Leaving by the button: the link is an invitation again.

use deskside_domain::history::{EventActor, SessionEndReason};

use super::{GuestEntry, LinkError};
use crate::App;

impl App {
    /// The device leaves and lets the link go. Leaving twice is leaving once.
    pub async fn leave(&self, guest: &GuestEntry) -> Result<(), LinkError> {
        let now = self.now();
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(guest.request).await?;
        if request.device != Some(guest.device) {
            return Ok(());
        }
        let ended = (&EventActor::RemoteUser, SessionEndReason::StoppedByRemoteUser);
        let request = self.clear_presence(&unit, request, ended, now).await?;
        let (request, event) = request.leave(now);
        unit.session_requests().save(&request, (&EventActor::RemoteUser, &event)).await?;
        unit.commit().await?;
        self.hints().changed(&request);
        Ok(())
    }
}
