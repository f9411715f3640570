//! Asking for more time, or to reopen, on a page that lets nobody in.

use deskside_domain::history::EventActor;
use deskside_domain::session_request::WishRefusal;
use deskside_store::StoreError;

use super::{LinkError, SeenLink, follow};
use crate::throttle::Guess;
use crate::{App, Caller, TryLater};

/// Why nothing was asked for.
#[derive(Debug, thiserror::Error)]
pub enum WishError {
    /// The rules say no.
    #[error(transparent)]
    Refused(WishRefusal),
    /// Too many wishes from one place.
    #[error(transparent)]
    TryLater(#[from] TryLater),
    /// The link leads nowhere.
    #[error(transparent)]
    Link(#[from] LinkError),
}

impl From<StoreError> for WishError {
    fn from(error: StoreError) -> Self {
        Self::Link(error.into())
    }
}

impl App {
    /// Asks for what would let the remote user in again. Asking twice is asking once.
    pub async fn wish(
        &self,
        token: &str,
        device: Option<&str>,
        caller: Caller,
    ) -> Result<SeenLink, WishError> {
        self.0.throttle.take(&Guess::Join(caller))?;
        let id = follow(self.store(), token).await?.id;
        let unit = self.store().begin().await?;
        let request = unit.session_requests().get(id).await?;
        match request.wish(self.now()) {
            Err(WishRefusal::AlreadyAsked) => drop(unit),
            Err(refusal @ WishRefusal::NothingToAskFor) => return Err(WishError::Refused(refusal)),
            Ok((request, event)) => {
                unit.session_requests().save(&request, (&EventActor::RemoteUser, &event)).await?;
                unit.commit().await?;
                self.hints().changed(&request);
            }
        }
        Ok(self.link(token, device).await?)
    }
}
