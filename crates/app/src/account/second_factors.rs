//! What the member proves beside the password: seeing it, and recovery codes.

use deskside_domain::Timestamp;
use deskside_domain::actor::InPerson;
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::MemberId;
use deskside_domain::second_factor::{Passkey, RecoveryCode};
use deskside_store::{StoreError, Unit};

use super::own_password::OwnPasswordError;
use crate::{App, Caller};

/// The member's own second factors.
#[derive(Clone, Debug)]
pub struct OwnFactors {
    /// Since when an app shows codes for them, if one does.
    pub totp_since: Option<Timestamp>,
    /// How many recovery codes they have not used yet.
    pub recovery_codes_left: u64,
    /// Their passkeys, the oldest first.
    pub passkeys: Vec<Passkey>,
}

/// Why a second factor stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum SecondFactorError {
    /// The own password did not do.
    #[error(transparent)]
    Password(#[from] OwnPasswordError),
    /// It was begun too long ago, elsewhere, by somebody else, or is finished already.
    #[error("no such beginning")]
    Over,
    /// It is not what the app shows now.
    #[error("the code is another")]
    WrongCode,
    /// What the device says does not belong to what was asked of it.
    #[error("the device's answer does not belong to the question")]
    WrongAnswer,
    /// It is so already.
    #[error("it is so already")]
    AlreadyOn,
    /// There is nothing to turn off, rename or renew.
    #[error("there is no such second factor")]
    NotFound,
    /// The member has as many passkeys as one may have.
    #[error("too many passkeys")]
    TooMany,
    /// It could not be read or saved.
    #[error("could not read or save second factors")]
    Store(#[source] StoreError),
}

impl From<StoreError> for SecondFactorError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { what: "ceremony" } => Self::Over,
            StoreError::NotFound { .. } => Self::NotFound,
            StoreError::Exists { .. } => Self::AlreadyOn,
            other => Self::Store(other),
        }
    }
}

impl App {
    /// The member's own second factors.
    pub async fn second_factors(&self, by: &InPerson) -> Result<OwnFactors, StoreError> {
        let by = &by.actor;
        let (member, factors) = (by.agent.id, self.store().second_factors());
        let passkeys = self.store().passkeys().of(member).await?;
        Ok(OwnFactors {
            totp_since: factors.totp(member).await?.map(|totp| totp.since),
            recovery_codes_left: factors.recovery_codes_left(member).await?,
            passkeys: passkeys.into_iter().map(|kept| kept.passkey).collect(),
        })
    }

    /// Gives the member other recovery codes. Those of before are void, and these are shown once.
    pub async fn renew_recovery_codes(
        &self,
        by: &InPerson,
        password: &str,
        caller: Caller,
    ) -> Result<Vec<RecoveryCode>, SecondFactorError> {
        let by = &by.actor;
        drop(self.prove_password(by, password, caller).await?);
        let unit = self.begin_factors().await?;
        if unit.second_factors().of(by.agent.id).await?.is_empty() {
            return Err(SecondFactorError::NotFound);
        }
        let codes = self.give_recovery_codes(&unit, by.agent.id).await?;
        self.record(&unit, by, AuditAction::RecoveryCodesRenewed).await?;
        unit.commit().await?;
        Ok(codes)
    }

    /// Begins to change a member's second factors: nobody else changes any until it is kept or dropped.
    pub(super) async fn begin_factors(&self) -> Result<Unit, StoreError> {
        let unit = self.store().begin().await?;
        unit.organisation().lock_rights().await?;
        Ok(unit)
    }

    /// Recovery codes with the first second factor; none with a further one.
    pub(super) async fn first_recovery_codes(
        &self,
        unit: &Unit,
        member: MemberId,
    ) -> Result<Vec<RecoveryCode>, StoreError> {
        if unit.second_factors().of(member).await?.is_empty() {
            self.give_recovery_codes(unit, member).await
        } else {
            Ok(Vec::new())
        }
    }

    async fn give_recovery_codes(
        &self,
        unit: &Unit,
        member: MemberId,
    ) -> Result<Vec<RecoveryCode>, StoreError> {
        let codes: Vec<_> =
            (0..RecoveryCode::AT_A_TIME).map(|_| RecoveryCode::generate(self.context().random())).collect();
        unit.second_factors().set_recovery_codes(member, &codes).await?;
        Ok(codes)
    }

    /// Takes the recovery codes away with the last second factor.
    pub(super) async fn last_recovery_codes(&self, unit: &Unit, member: MemberId) -> Result<(), StoreError> {
        if unit.second_factors().of(member).await?.is_empty() {
            unit.second_factors().set_recovery_codes(member, &[]).await?;
        }
        Ok(())
    }
}
