//! A member's own sign-ins: seeing them, ending one.

use deskside_domain::actor::{Actor, Credential, InPerson};
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::{ApiTokenId, SignInId};
use deskside_domain::rights::Rights;
use deskside_store::{SignIn, StoreError};

use crate::App;

/// How whoever opened a socket or stream stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// As before.
    AsBefore,
    /// Signed in, with other rights: they open it again, if they still may.
    WithOtherRights,
    /// Signed out.
    SignedOut,
}

/// Why what was begun is not gone on with.
#[derive(Debug, thiserror::Error)]
pub enum StandsError {
    /// Whoever asked is signed out, or may do something else than when they asked.
    #[error("whoever asked for it may do something else now")]
    Changed,
    /// It could not be looked up.
    #[error("could not look up what whoever asked may do now")]
    Store(#[from] StoreError),
}

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
    pub async fn sign_ins(&self, by: &InPerson) -> Result<Vec<SignIn>, StoreError> {
        self.store().sign_ins().of(by.actor.agent.id, self.now()).await
    }

    /// Ends one of the member's sign-ins.
    pub async fn revoke_sign_in(&self, by: &InPerson, id: SignInId) -> Result<(), SignInsError> {
        let by = &by.actor;
        let unit = self.store().begin().await.map_err(SignInsError::Save)?;
        unit.sign_ins().end(by.agent.id, id).await.map_err(|error| match error {
            StoreError::NotFound { .. } => SignInsError::NotFound,
            other => SignInsError::Save(other),
        })?;
        let what = AuditAction::SignInRevoked { sign_in: id };
        self.record(&unit, by, what).await.map_err(SignInsError::Save)?;
        unit.commit().await.map_err(SignInsError::Save)
    }

    /// Whether whoever opened a socket or stream may still do what they might then.
    pub async fn still_stands(&self, by: &Actor) -> Result<Stands, StoreError> {
        let rights = match &by.credential {
            Credential::SignIn { sign_in, .. } => self.rights_by_sign_in(*sign_in).await?,
            Credential::Token(token) => self.rights_by_token(token.id).await?,
        };
        Ok(match rights {
            None => Stands::SignedOut,
            Some(rights) if rights == by.rights => Stands::AsBefore,
            Some(_) => Stands::WithOtherRights,
        })
    }

    async fn rights_by_sign_in(&self, id: SignInId) -> Result<Option<Rights>, StoreError> {
        match self.store().sign_ins().still_acting(id, self.now()).await? {
            Some(acting) => self.rights_of(&acting.roles).await.map(Some),
            None => Ok(None),
        }
    }

    async fn rights_by_token(&self, id: ApiTokenId) -> Result<Option<Rights>, StoreError> {
        let now = self.now();
        match self.store().api_tokens().find(id).await?.filter(|token| !token.is_expired(now)) {
            Some(token) => Ok(self.actor_of(&token).await?.map(|actor| actor.rights)),
            None => Ok(None),
        }
    }

    /// The same for what is handed out part by part: each further part takes the rights of the first.
    ///
    /// # Errors
    /// [`StandsError::Changed`] when they are others, or gone.
    pub async fn stands_as_before(&self, by: &Actor) -> Result<(), StandsError> {
        match self.still_stands(by).await? {
            Stands::AsBefore => Ok(()),
            Stands::WithOtherRights | Stands::SignedOut => Err(StandsError::Changed),
        }
    }
}
