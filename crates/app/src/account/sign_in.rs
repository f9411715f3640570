//! Signing in and out.

use deskside_domain::actor::InPerson;
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::SignInId;
use deskside_domain::member::{Member, Standing};
use deskside_domain::text::{DeviceName, EmailAddress};
use deskside_domain::tokens::{BrowserToken, SignInToken};
use deskside_store::{SignIn, StoreError};

use super::SIGN_IN_LASTS;
use crate::passwords::HashFailed;
use crate::throttle::Guess;
use crate::{App, Caller, TryLater};

/// A fresh sign-in: the token goes into the browser's cookie and is kept nowhere else.
#[derive(Debug)]
pub struct SignedInAs {
    /// The member.
    pub member: Member,
    /// The cookie's content.
    pub token: SignInToken,
    /// By what the browser will be the same client again; it stays in the browser when its member signs out.
    pub browser: BrowserToken,
}

/// From where somebody signs in.
#[derive(Clone, Debug)]
pub struct Device {
    /// Browser and system, as told.
    pub name: DeviceName,
    /// What the browser kept from the last time, if anything.
    pub browser: Option<BrowserToken>,
}

/// Which entry of the audit log says that somebody signed in.
#[derive(Clone, Copy, Debug)]
enum Entry {
    /// One of its own.
    Own,
    /// That of what led to it: an invitation that was accepted, the organisation's founding.
    OfWhatLedToIt,
}

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// No such account, or not its password; which of the two is nobody's business.
    #[error("email and password do not belong together")]
    WrongCredentials,
    /// Too many wrong passwords.
    #[error(transparent)]
    TryLater(#[from] TryLater),
    /// The password could not be checked.
    #[error(transparent)]
    Hash(#[from] HashFailed),
    /// The sign-in could not be saved.
    #[error("could not save the sign-in")]
    Save(#[from] StoreError),
}

impl App {
    /// Signs a member in. Unknown and wrong give the same answer after the same work.
    pub async fn sign_in(
        &self,
        email: &str,
        password: &str,
        device: Device,
        caller: Caller,
    ) -> Result<SignedInAs, SignInError> {
        let email = EmailAddress::parse(email).ok();
        let account = email.as_ref().map(EmailAddress::account_key).unwrap_or_default();
        let guesses = vec![Guess::Password(account, caller), Guess::AnyPassword(caller)];
        let turn = self.0.passwords.turn().await?;
        self.0.throttle.may_try(&guesses)?;
        let found = match &email {
            Some(email) => self.store().members().credentials(email).await?,
            None => None,
        };
        let hash = found.as_ref().map(|found| found.password_hash.as_str());
        let right = turn.verify(password, hash).await?;
        match found {
            Some(found) if right && found.member.standing == Standing::Active => {
                self.start(found.member, device, Entry::Own).await.map_err(Into::into)
            }
            Some(_) | None => {
                self.0.throttle.failed(guesses);
                Err(SignInError::WrongCredentials)
            }
        }
    }

    /// Signs a member in who has just proven who they are.
    pub async fn start_sign_in(&self, member: Member, device: Device) -> Result<SignedInAs, StoreError> {
        self.start(member, device, Entry::OfWhatLedToIt).await
    }

    async fn start(&self, member: Member, device: Device, entry: Entry) -> Result<SignedInAs, StoreError> {
        let browser = device.browser.unwrap_or_else(|| BrowserToken::generate(self.context().random()));
        let client = self.client_of(&browser, &member, &device.name).await?;
        let now = self.now();
        let token = SignInToken::generate(self.context().random());
        let sign_in = SignIn {
            id: SignInId::generate(now, self.context().random()),
            member: member.id,
            client,
            device_name: device.name,
            created_at: now,
            last_used_at: now,
            expires_at: now.saturating_add(SIGN_IN_LASTS).unwrap_or(now),
        };
        let unit = self.store().begin().await?;
        unit.sign_ins().add(&sign_in, token.hash()).await?;
        unit.clients().touch(client, now).await?;
        if let Entry::Own = entry {
            self.record_of(&unit, &member, AuditAction::SignedIn { client }).await?;
        }
        unit.commit().await?;
        Ok(SignedInAs { member, token, browser })
    }

    /// Ends the sign-in with which this was asked.
    pub async fn sign_out(&self, by: &InPerson) -> Result<(), StoreError> {
        let InPerson { actor: by, sign_in, .. } = by;
        let unit = self.store().begin().await?;
        match unit.sign_ins().end(by.agent.id, *sign_in).await {
            // Somebody else ended it at this moment, and that is on record.
            Err(StoreError::NotFound { .. }) => Ok(()),
            Err(other) => Err(other),
            Ok(()) => {
                self.record(&unit, by, AuditAction::SignedOut).await?;
                unit.commit().await
            }
        }
    }
}
