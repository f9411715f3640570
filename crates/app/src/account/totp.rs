//! An app that shows codes: turned on in two steps, so that nobody is locked out by an app that was never set up.

use deskside_domain::SignedDuration;
use deskside_domain::Timestamp;
use deskside_domain::actor::InPerson;
use deskside_domain::audit::AuditAction;
use deskside_domain::second_factor::{RecoveryCode, TotpCode, TotpSecret};
use deskside_store::CeremonyKind;

use super::second_factors::SecondFactorError;
use crate::hints::Hint;
use crate::{App, Caller};

/// How long there is to set an app up.
const SETTING_UP: SignedDuration = SignedDuration::from_mins(15);

/// What an app is set up with. Nothing is in force yet.
#[derive(Debug)]
pub struct OfferedTotp {
    /// What app and server share.
    pub secret: TotpSecret,
    /// The same with the account's name, for a QR code.
    pub uri: String,
    /// What to bring along to [`App::confirm_totp`].
    pub ceremony: String,
    /// Until when.
    pub expires_at: Timestamp,
}

impl App {
    /// Offers a secret to set an app up with. Nothing is kept, and nothing is in force.
    pub async fn begin_totp(
        &self,
        by: &InPerson,
        password: &str,
        caller: Caller,
    ) -> Result<OfferedTotp, SecondFactorError> {
        let by = &by.actor;
        drop(self.prove_password(by, password, caller).await?);
        let member = by.agent.id;
        if self.store().second_factors().totp(member).await?.is_some() {
            return Err(SecondFactorError::AlreadyOn);
        }
        let account = self.store().members().find(member).await?.ok_or(SecondFactorError::NotFound)?.email;
        let organisation = self.store().organisation().get().await?.name;
        let secret = TotpSecret::generate(self.context().random());
        let now = self.now();
        let expires_at = now.saturating_add(SETTING_UP).unwrap_or(now);
        let kind = CeremonyKind::AddTotp(member);
        let ceremony =
            self.store().seal_ceremony(kind, secret.expose(), expires_at, self.context().random())?;
        Ok(OfferedTotp { uri: secret.to_uri(&organisation, &account), secret, ceremony, expires_at })
    }

    /// Puts the app in force whose code this is. From now on the password alone signs nobody in. Gives recovery codes
    /// with the first second factor.
    pub async fn confirm_totp(
        &self,
        by: &InPerson,
        ceremony: &str,
        code: &str,
    ) -> Result<Vec<RecoveryCode>, SecondFactorError> {
        let by = &by.actor;
        let (member, now) = (by.agent.id, self.now());
        let ceremony = self.store().open_ceremony(CeremonyKind::AddTotp(member), ceremony, now);
        let ceremony = ceremony.ok_or(SecondFactorError::Over)?;
        let secret = TotpSecret::from_stored(&ceremony.state).ok_or(SecondFactorError::Over)?;
        let step = TotpCode::typed(code).and_then(|code| secret.step_of(&code, now));
        let step = step.ok_or(SecondFactorError::WrongCode)?;
        let unit = self.begin_factors().await?;
        unit.ceremonies().finish(&ceremony).await?;
        let codes = self.first_recovery_codes(&unit, member).await?;
        unit.second_factors().add_totp(member, (&secret, step), now, self.context().random()).await?;
        self.record(&unit, by, AuditAction::TotpTurnedOn).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(codes)
    }

    /// Puts the app out of force.
    pub async fn turn_totp_off(
        &self,
        by: &InPerson,
        password: &str,
        caller: Caller,
    ) -> Result<(), SecondFactorError> {
        let by = &by.actor;
        drop(self.prove_password(by, password, caller).await?);
        let unit = self.begin_factors().await?;
        unit.second_factors().remove_totp(by.agent.id).await?;
        self.last_recovery_codes(&unit, by.agent.id).await?;
        self.record(&unit, by, AuditAction::TotpTurnedOff).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(())
    }
}
