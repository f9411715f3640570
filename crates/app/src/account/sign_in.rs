//! Signing in and out.

use std::collections::BTreeSet;
use std::fmt;

use deskside_domain::actor::InPerson;
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::SignInId;
use deskside_domain::member::Member;
use deskside_domain::second_factor::SecondFactor;
use deskside_domain::text::{DeviceName, EmailAddress};
use deskside_domain::tokens::{BrowserToken, SignInToken};
use deskside_store::{SignIn, StoreError};

use super::proof::Proof;
use super::sign_in_ends;
use crate::passwords::HashFailed;
use crate::throttle::Guess;
use crate::{App, Caller, TryLater};

/// With what somebody signs in.
#[derive(Clone, Copy)]
pub struct Presented<'a> {
    /// The address.
    pub email: &'a str,
    /// The password.
    pub password: &'a str,
    /// A code of an app, or a recovery code. Looked at only where one is needed.
    pub code: Option<&'a str>,
}

impl fmt::Debug for Presented<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Presented(…)")
    }
}

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
#[derive(Debug)]
pub(super) enum Entry {
    /// One of its own, with what they proved who they are by.
    Own {
        /// What that was.
        proof: Proof,
        /// The hash of the password that was right; a passkey needs none.
        password_hash: Option<String>,
    },
    /// That of what led to it: an invitation that was accepted, the organisation's founding.
    OfWhatLedToIt,
}

/// What is not found any more when an account or its password changed while somebody signed in.
const NO_LONGER: &str = "password";

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// No such account, or not its password; which of the two is nobody's business.
    #[error("email and password do not belong together")]
    WrongCredentials,
    /// The password is right, and does not suffice.
    #[error("a second factor is needed")]
    SecondFactorRequired {
        /// What the member has.
        factors: BTreeSet<SecondFactor>,
    },
    /// The password is right, and the code is wrong or was used.
    #[error("the code is wrong or was used")]
    WrongCode,
    /// It was begun too long ago, or is finished already.
    #[error("no such beginning")]
    Over,
    /// The passkey is nobody's, or its answer does not belong to what was asked.
    #[error("no such passkey")]
    WrongPasskey,
    /// Too many wrong passwords or codes.
    #[error(transparent)]
    TryLater(#[from] TryLater),
    /// The password could not be checked.
    #[error(transparent)]
    Hash(#[from] HashFailed),
    /// The sign-in could not be saved.
    #[error("could not save the sign-in")]
    Save(#[source] StoreError),
}

impl From<StoreError> for SignInError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { what: NO_LONGER } => Self::WrongCredentials,
            // Of two who use one code at once, one does.
            StoreError::NotFound { what: "code" } => Self::WrongCode,
            StoreError::NotFound { what: "ceremony" } => Self::Over,
            StoreError::NotFound { what: "passkey" } => Self::WrongPasskey,
            other => Self::Save(other),
        }
    }
}

impl App {
    /// Signs a member in. Unknown and wrong give the same answer after the same work; whether the password suffices is
    /// looked at only when it was right.
    pub async fn sign_in(
        &self,
        presented: Presented<'_>,
        device: Device,
        caller: Caller,
    ) -> Result<SignedInAs, SignInError> {
        let email = EmailAddress::parse(presented.email).ok();
        let account = email.as_ref().map(EmailAddress::account_key).unwrap_or_default();
        let guesses = vec![Guess::Password(account, caller), Guess::AnyPassword(caller)];
        // Held to the end: guesses that come at once are counted one after the other, those of codes too.
        let turn = self.0.passwords.turn().await?;
        self.0.throttle.may_try(&guesses)?;
        let found = match &email {
            Some(email) => self.store().members().password_of(email).await?,
            None => None,
        };
        let hash = found.as_ref().map(|(_, hash)| hash.as_str());
        let right = turn.verify(presented.password, hash).await?;
        let known = match found {
            Some((id, hash)) if right => self.store().members().find(id).await?.map(|member| (member, hash)),
            Some(_) | None => None,
        };
        let Some(known) = known.filter(|(member, _)| member.is_active()) else {
            self.0.throttle.failed(guesses);
            return Err(SignInError::WrongCredentials);
        };
        self.sign_in_knowing_password(known, presented.code, device, caller).await
    }

    /// Signs a member in who has just proven who they are.
    pub async fn start_sign_in(&self, member: Member, device: Device) -> Result<SignedInAs, StoreError> {
        self.start(member, device, Entry::OfWhatLedToIt).await
    }

    pub(super) async fn start(
        &self,
        member: Member,
        device: Device,
        entry: Entry,
    ) -> Result<SignedInAs, StoreError> {
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
            expires_at: sign_in_ends(now, now),
        };
        let unit = self.store().begin().await?;
        // Whoever changes the password or the account ends all sign-ins: this one must not slip in behind.
        let current = unit.members().hold_to_sign_in(member.id).await?;
        let still_so = match &entry {
            Entry::Own { password_hash: Some(hash), .. } => current.as_ref() == Some(hash),
            Entry::Own { password_hash: None, .. } | Entry::OfWhatLedToIt => current.is_some(),
        };
        if !still_so {
            return Err(StoreError::NotFound { what: NO_LONGER });
        }
        if let Entry::Own { proof, .. } = &entry {
            proof.use_up(&unit, member.id, now).await?;
        }
        unit.clients().touch(client, now).await?;
        unit.sign_ins().end_at(client).await?;
        unit.sign_ins().add(&sign_in, token.hash()).await?;
        if let Entry::Own { proof, .. } = entry {
            let what = AuditAction::SignedIn { client, by: proof.strong() };
            self.record_of(&unit, &member, what).await?;
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
