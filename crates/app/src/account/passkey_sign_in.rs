//! Signing in with a passkey: no address, no password. The device has seen a finger, a face or a number, so that it
//! proves two things at once.

use deskside_domain::ids::MemberId;
use deskside_domain::member::Member;
use deskside_store::{CeremonyKind, KeptPasskey, StoreError};
use serde_json::Value;

use super::passkeys::BegunCeremony;
use super::proof::Proof;
use super::relying_party::{Answer, RelyingParty, WrongAnswer};
use super::sign_in::{Device, Entry, SignInError, SignedInAs};
use crate::throttle::Guess;
use crate::{App, Caller};

impl From<WrongAnswer> for SignInError {
    fn from(_: WrongAnswer) -> Self {
        Self::WrongPasskey
    }
}

impl App {
    /// Asks a browser who is there. Nothing is kept, and nothing is said of any account.
    pub fn begin_passkey_sign_in(&self, party: &RelyingParty) -> Result<BegunCeremony, SignInError> {
        Ok(self.begun(CeremonyKind::SignInByPasskey, party.ask_who()?)?)
    }

    /// Signs the member in whose passkey answered.
    pub async fn sign_in_by_passkey(
        &self,
        party: &RelyingParty,
        ceremony: &str,
        credential: Value,
        device: Device,
        caller: Caller,
    ) -> Result<SignedInAs, SignInError> {
        let guesses = vec![Guess::AnyPassword(caller)];
        self.0.throttle.may_try(&guesses)?;
        let outcome = self.answered(party, ceremony, credential, device).await;
        if let Err(SignInError::WrongPasskey) = outcome {
            self.0.throttle.failed(guesses);
        }
        outcome
    }

    async fn answered(
        &self,
        party: &RelyingParty,
        ceremony: &str,
        credential: Value,
        device: Device,
    ) -> Result<SignedInAs, SignInError> {
        let ceremony = self.store().open_ceremony(CeremonyKind::SignInByPasskey, ceremony, self.now());
        let ceremony = ceremony.ok_or(SignInError::Over)?;
        let answer = party.read_answer(credential)?;
        let (member, kept) = self.holder(&answer).await?.ok_or(SignInError::WrongPasskey)?;
        let credential = party.check(&answer, &ceremony.state, &kept.credential)?;
        let proof = Proof::Passkey(Box::new(KeptPasskey { credential, ..kept }), ceremony);
        Ok(self.start(member, device, Entry::Own { proof, password_hash: None }).await?)
    }

    /// The member who holds the passkey, and the passkey.
    async fn holder(&self, answer: &Answer) -> Result<Option<(Member, KeptPasskey)>, StoreError> {
        let member = MemberId(answer.member);
        let Some(kept) = self.store().passkeys().by_credential(member, &answer.id).await? else {
            return Ok(None);
        };
        let member = self.store().members().find(member).await?;
        Ok(member.filter(Member::is_active).map(|member| (member, kept)))
    }
}
