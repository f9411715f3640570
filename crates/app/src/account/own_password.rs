//! The member's own password, asked for again before what guards the account is changed.

use deskside_domain::actor::Actor;
use deskside_store::StoreError;

use crate::passwords::{HashFailed, Turn};
use crate::throttle::Guess;
use crate::{App, Caller, TryLater};

/// Why what needs the own password was not done.
#[derive(Debug, thiserror::Error)]
pub enum OwnPasswordError {
    /// It is not the password.
    #[error("the current password is another")]
    WrongPassword,
    /// Too many wrong passwords.
    #[error(transparent)]
    TryLater(#[from] TryLater),
    /// A password could not be hashed.
    #[error(transparent)]
    Hash(#[from] HashFailed),
    /// It could not be read or saved.
    #[error("could not read or save what belongs to the account")]
    Store(#[from] StoreError),
}

impl App {
    /// Checks the member's own password; wrong ones are slowed like those of a sign-in. Gives the turn to hash, for
    /// who wants to keep another password.
    pub(super) async fn prove_password(
        &self,
        by: &Actor,
        password: &str,
        caller: Caller,
    ) -> Result<Turn<'_>, OwnPasswordError> {
        let member = by.agent.id;
        let guesses = vec![Guess::Password(member.to_string(), caller), Guess::AnyPassword(caller)];
        let turn = self.0.passwords.turn().await?;
        self.0.throttle.may_try(&guesses)?;
        let hash = self.store().members().password_hash(member).await?;
        if turn.verify(password, hash.as_deref()).await? {
            Ok(turn)
        } else {
            self.0.throttle.failed(guesses);
            Err(OwnPasswordError::WrongPassword)
        }
    }
}
