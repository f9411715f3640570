//! The member's own passkeys.

use deskside_domain::SignedDuration;
use deskside_domain::Timestamp;
use deskside_domain::actor::InPerson;
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::PasskeyId;
use deskside_domain::second_factor::{Passkey, RecoveryCode};
use deskside_domain::text::PasskeyName;
use deskside_store::{CeremonyKind, KeptPasskey, StoreError};
use serde_json::Value;

use super::relying_party::{RelyingParty, WrongAnswer};
use super::second_factors::SecondFactorError;
use crate::hints::Hint;
use crate::{App, Caller};

/// How long somebody has between being asked and answering: what browsers grant them.
const ANSWERING: SignedDuration = SignedDuration::from_mins(5);

/// What a browser is asked, and what to bring along with its answer.
#[derive(Debug)]
pub struct BegunCeremony {
    /// What to bring along.
    pub ceremony: String,
    /// What the browser is asked, as Web Authentication writes it in JSON.
    pub options: Value,
    /// Until when.
    pub expires_at: Timestamp,
}

impl From<WrongAnswer> for SecondFactorError {
    fn from(_: WrongAnswer) -> Self {
        Self::WrongAnswer
    }
}

impl App {
    /// The member's own passkeys, the oldest first.
    pub async fn passkeys(&self, by: &InPerson) -> Result<Vec<Passkey>, StoreError> {
        let by = &by.actor;
        let kept = self.store().passkeys().of(by.agent.id).await?;
        Ok(kept.into_iter().map(|kept| kept.passkey).collect())
    }

    /// Asks the member's browser for a new key. Nothing is kept.
    pub async fn begin_passkey(
        &self,
        by: &InPerson,
        party: &RelyingParty,
        password: &str,
        caller: Caller,
    ) -> Result<BegunCeremony, SecondFactorError> {
        let by = &by.actor;
        drop(self.prove_password(by, password, caller).await?);
        let member = self.store().members().find(by.agent.id).await?.ok_or(SecondFactorError::NotFound)?;
        let organisation = self.store().organisation().get().await?.name;
        let known = self.store().passkeys().of(member.id).await?;
        if known.len() >= Passkey::MOST {
            return Err(SecondFactorError::TooMany);
        }
        let known: Vec<_> = known.into_iter().map(|kept| kept.credential).collect();
        let question = party.ask_for_key(&member, organisation.as_str(), &known)?;
        Ok(self.begun(CeremonyKind::AddPasskey(member.id), question)?)
    }

    /// Keeps the key that the member's browser answered with. Gives recovery codes with the first second factor.
    pub async fn add_passkey(
        &self,
        by: &InPerson,
        party: &RelyingParty,
        ceremony: &str,
        name: PasskeyName,
        credential: Value,
    ) -> Result<(Passkey, Vec<RecoveryCode>), SecondFactorError> {
        let by = &by.actor;
        let (member, now) = (by.agent.id, self.now());
        let ceremony = self.store().open_ceremony(CeremonyKind::AddPasskey(member), ceremony, now);
        let ceremony = ceremony.ok_or(SecondFactorError::Over)?;
        let made = party.made_key(&ceremony.state, credential)?;
        let id = PasskeyId::generate(now, self.context().random());
        let passkey = Passkey { id, member, name, created_at: now, last_used_at: None };
        let unit = self.begin_factors().await?;
        unit.ceremonies().finish(&ceremony).await?;
        if unit.passkeys().of(member).await?.len() >= Passkey::MOST {
            return Err(SecondFactorError::TooMany);
        }
        let codes = self.first_recovery_codes(&unit, member).await?;
        let kept = KeptPasskey { passkey, credential: made.credential };
        unit.passkeys().add(&kept, &made.id).await?;
        let what = AuditAction::PasskeyAdded { passkey: id, name: kept.passkey.name.clone() };
        self.record(&unit, by, what).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok((kept.passkey, codes))
    }

    /// Gives one of the member's passkeys another name.
    pub async fn rename_passkey(
        &self,
        by: &InPerson,
        id: PasskeyId,
        name: PasskeyName,
    ) -> Result<Passkey, SecondFactorError> {
        let by = &by.actor;
        let unit = self.begin_factors().await?;
        unit.passkeys().rename(by.agent.id, id, &name).await?;
        let renamed = unit.passkeys().of(by.agent.id).await?.into_iter().find(|kept| kept.passkey.id == id);
        self.record(&unit, by, AuditAction::PasskeyRenamed { passkey: id, name }).await?;
        unit.commit().await?;
        renamed.map(|kept| kept.passkey).ok_or(SecondFactorError::NotFound)
    }

    /// Removes one of the member's passkeys: it signs nobody in any more.
    pub async fn remove_passkey(
        &self,
        by: &InPerson,
        id: PasskeyId,
        password: &str,
        caller: Caller,
    ) -> Result<(), SecondFactorError> {
        let by = &by.actor;
        drop(self.prove_password(by, password, caller).await?);
        let unit = self.begin_factors().await?;
        unit.passkeys().remove(by.agent.id, id).await?;
        self.last_recovery_codes(&unit, by.agent.id).await?;
        self.record(&unit, by, AuditAction::PasskeyRemoved { passkey: id }).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(())
    }

    pub(super) fn begun(
        &self,
        kind: CeremonyKind,
        (options, state): (Value, Vec<u8>),
    ) -> Result<BegunCeremony, StoreError> {
        let now = self.now();
        let expires_at = now.saturating_add(ANSWERING).unwrap_or(now);
        let ceremony = self.store().seal_ceremony(kind, &state, expires_at, self.context().random())?;
        Ok(BegunCeremony { ceremony, options, expires_at })
    }
}
