//! The first owner, once and never again.

use std::sync::{Mutex, PoisonError};

use deskside_domain::audit::AuditAction;
use deskside_domain::ids::MemberId;
use deskside_domain::member::{Member, NewPassword, Standing};
use deskside_domain::role::RoleKey;
use deskside_domain::text::{EmailAddress, OrganisationName, PersonName};
use deskside_domain::tokens::{SetUpToken, SetUpTokenHash};
use deskside_store::StoreError;

use crate::passwords::HashFailed;
use crate::throttle::Guess;
use crate::{App, Caller, TryLater};

/// The one-time token this process printed, if it printed one. It lives in memory only: a restart makes a new one.
#[derive(Debug, Default)]
pub(crate) struct SetUpOffer(Mutex<Option<SetUpTokenHash>>);

impl SetUpOffer {
    fn current(&self) -> Option<SetUpTokenHash> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn replace(&self, offer: Option<SetUpTokenHash>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = offer;
    }
}

/// Who founds the organisation.
#[derive(Clone, Debug)]
pub struct Founding {
    /// The organisation's name.
    pub organisation: OrganisationName,
    /// The owner's name.
    pub name: PersonName,
    /// The owner's address.
    pub email: EmailAddress,
    /// The owner's password.
    pub password: NewPassword,
}

/// Why there is no first owner now.
#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    /// The token is not the one that was printed, or set-up is over.
    #[error("no such set-up address")]
    WrongToken,
    /// An owner exists.
    #[error("an owner exists already")]
    AlreadySetUp,
    /// Too many wrong tokens.
    #[error(transparent)]
    TryLater(#[from] TryLater),
    /// The password could not be hashed.
    #[error(transparent)]
    Hash(#[from] HashFailed),
    /// The owner could not be saved.
    #[error("could not save the first owner")]
    Save(#[source] StoreError),
}

impl App {
    /// A one-time token for the set-up address; `None` once an owner exists.
    pub async fn offer_set_up(&self) -> Result<Option<SetUpToken>, StoreError> {
        if self.store().organisation().find().await?.is_some() {
            return Ok(None);
        }
        let token = SetUpToken::generate(self.context().random());
        self.0.set_up.replace(Some(token.hash()));
        Ok(Some(token))
    }

    /// Whether this token opens the set-up page now.
    pub fn set_up_open(&self, token: &str) -> bool {
        let presented = SetUpToken::presented(token).map(|token| token.hash());
        presented.is_some() && presented == self.0.set_up.current()
    }

    /// Makes the organisation and its first owner with the printed token.
    ///
    /// # Errors
    /// [`SetUpError::WrongToken`] also when the token was right once: it dies with its use.
    pub async fn set_up(
        &self,
        token: &str,
        founding: Founding,
        caller: Caller,
    ) -> Result<Member, SetUpError> {
        let guesses = vec![Guess::SetUp(caller)];
        self.0.throttle.may_try(&guesses)?;
        if !self.set_up_open(token) {
            self.0.throttle.failed(guesses);
            return Err(SetUpError::WrongToken);
        }
        let owner = self.found(founding).await?;
        self.0.set_up.replace(None);
        Ok(owner)
    }

    /// Makes the organisation and its first owner: whoever can run the server's own command may do so.
    pub async fn found(&self, founding: Founding) -> Result<Member, SetUpError> {
        let now = self.now();
        let owner = Member {
            id: MemberId::generate(now, self.context().random()),
            name: founding.name,
            email: founding.email,
            roles: [RoleKey::OWNER].into(),
            standing: Standing::Active,
            language: None,
            zone: None,
            created_at: now,
            version: 1,
        };
        let hash = self.0.passwords.turn().await?.hash(&founding.password).await?;
        let unit = self.store().begin().await.map_err(SetUpError::Save)?;
        unit.members().found(&founding.organisation, &owner, hash, now).await.map_err(
            |error| match error {
                StoreError::Exists { what: "organisation" } => SetUpError::AlreadySetUp,
                other => SetUpError::Save(other),
            },
        )?;
        self.record_of(&unit, &owner, AuditAction::Founded).await.map_err(SetUpError::Save)?;
        unit.commit().await.map_err(SetUpError::Save)?;
        Ok(owner)
    }
}
