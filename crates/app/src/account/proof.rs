//! By what somebody proves who they are: the password, and what is used up beside it or instead of it.

use deskside_domain::Timestamp;
use deskside_domain::ids::MemberId;
use deskside_domain::member::Member;
use deskside_domain::second_factor::{RecoveryCode, StrongProof, TimeStep, TypedCode};
use deskside_store::{KeptPasskey, OpenedCeremony, StoreError, Unit};

use super::sign_in::{Device, Entry, SignInError, SignedInAs};
use crate::throttle::Guess;
use crate::{App, Caller};

/// What somebody proved who they are by.
#[derive(Debug)]
pub(super) enum Proof {
    /// The password, and nothing else was needed.
    Password,
    /// The password, and the app's code of this step.
    Totp(TimeStep),
    /// The password, and this code.
    Recovery(RecoveryCode),
    /// A passkey, as its device says it is from now on, in a ceremony.
    Passkey(Box<KeptPasskey>, OpenedCeremony),
}

impl Proof {
    /// Makes it prove nothing a second time.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when that was done before: of two who use one at once, one does.
    pub(super) async fn use_up(
        &self,
        unit: &Unit,
        member: MemberId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        match self {
            Self::Password => Ok(()),
            Self::Totp(step) => unit.second_factors().spend_step(member, *step).await,
            Self::Recovery(code) => unit.second_factors().spend_recovery_code(member, code).await,
            Self::Passkey(used, ceremony) => {
                unit.ceremonies().finish(ceremony).await?;
                unit.passkeys().note_use(used, now).await
            }
        }
    }

    /// As the audit log names it.
    pub(super) fn strong(&self) -> Option<StrongProof> {
        match self {
            Self::Password => None,
            Self::Totp(_) => Some(StrongProof::Totp),
            Self::Recovery(_) => Some(StrongProof::RecoveryCode),
            Self::Passkey(..) => Some(StrongProof::Passkey),
        }
    }
}

impl App {
    /// Signs a member in who knows the password with this hash, if that suffices or the code is right.
    pub(super) async fn sign_in_knowing_password(
        &self,
        (member, hash): (Member, String),
        code: Option<&str>,
        device: Device,
        caller: Caller,
    ) -> Result<SignedInAs, SignInError> {
        let factors = self.store().second_factors().of(member.id).await?;
        if factors.is_empty() {
            let entry = Entry::Own { proof: Proof::Password, password_hash: Some(hash) };
            return Ok(self.start(member, device, entry).await?);
        }
        let Some(code) = code else { return Err(SignInError::SecondFactorRequired { factors }) };
        let code = TypedCode::read(code);
        let guesses = self.guesses_at_codes(&member, code.as_ref(), &device, caller).await?;
        self.0.throttle.may_try(&guesses)?;
        let outcome = match self.proof_of(member.id, code).await? {
            Some(proof) => {
                let entry = Entry::Own { proof, password_hash: Some(hash) };
                self.start(member, device, entry).await.map_err(SignInError::from)
            }
            None => Err(SignInError::WrongCode),
        };
        if let Err(SignInError::WrongCode) = outcome {
            self.0.throttle.failed(guesses);
        }
        outcome
    }

    /// What a code proves, unless it was used.
    async fn proof_of(&self, member: MemberId, code: Option<TypedCode>) -> Result<Option<Proof>, StoreError> {
        Ok(match code {
            None => None,
            Some(TypedCode::Recovery(code)) => Some(Proof::Recovery(code)),
            Some(TypedCode::Totp(code)) => {
                let totp = self.store().second_factors().totp(member).await?;
                totp.and_then(|totp| totp.secret.step_of(&code, self.now())).map(Proof::Totp)
            }
        })
    }

    /// What a wrong code counts as. Six digits could be guessed from very many places at once, so they count for the
    /// account too. That locks no member out: their own browsers do not count so, and neither do recovery codes and
    /// passkeys.
    async fn guesses_at_codes(
        &self,
        member: &Member,
        code: Option<&TypedCode>,
        device: &Device,
        caller: Caller,
    ) -> Result<Vec<Guess>, StoreError> {
        let account = member.id.to_string();
        let mut guesses = vec![Guess::Code(account.clone(), caller), Guess::AnyPassword(caller)];
        if !matches!(code, Some(TypedCode::Recovery(_))) && !self.knows(device, member.id).await? {
            guesses.push(Guess::CodeFromAnywhere(account));
        }
        Ok(guesses)
    }

    /// Whether the member has signed in with this browser before.
    async fn knows(&self, device: &Device, member: MemberId) -> Result<bool, StoreError> {
        let Some(browser) = &device.browser else { return Ok(false) };
        Ok(self.store().clients().of_browser(browser.hash(), member).await?.is_some())
    }
}
