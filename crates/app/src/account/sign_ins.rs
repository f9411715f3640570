//! A member's own sign-ins: seeing them, ending one.

use deskside_domain::actor::Actor;
use deskside_domain::ids::SignInId;
use deskside_store::{SignIn, StoreError};

use crate::App;

/// Why a sign-in was not ended.
#[derive(Debug, thiserror::Error)]
pub enum SignInsError {
    /// It is not one of theirs, or it has ended.
    #[error("no such sign-in")]
    NotFound,
    /// It could not be saved.
    #[error("could not end the sign-in")]
    Save(#[source] StoreError),
}

impl App {
    /// The member's valid sign-ins, the newest first.
    pub async fn sign_ins(&self, by: &Actor) -> Result<Vec<SignIn>, StoreError> {
        self.store().sign_ins().of(by.agent.id, self.now()).await
    }

    /// Ends one of the member's sign-ins.
    pub async fn revoke_sign_in(&self, by: &Actor, id: SignInId) -> Result<(), SignInsError> {
        let unit = self.store().begin().await.map_err(SignInsError::Save)?;
        unit.sign_ins().end(by.agent.id, id).await.map_err(|error| match error {
            StoreError::NotFound { .. } => SignInsError::NotFound,
            other => SignInsError::Save(other),
        })?;
        unit.commit().await.map_err(SignInsError::Save)
    }

    /// Whether the sign-in behind an open socket or stream still stands.
    pub async fn still_signed_in(&self, by: &Actor) -> Result<bool, StoreError> {
        Ok(self.sign_ins(by).await?.iter().any(|sign_in| sign_in.id == by.sign_in))
    }
}
