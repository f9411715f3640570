//! A link by which a member who cannot sign in chooses another password. Who looks after members makes it.

use deskside_domain::SignedDuration;
use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::MemberId;
use deskside_domain::member::{Member, NewPassword};
use deskside_domain::text::EmailAddress;
use deskside_domain::tokens::PasswordResetToken;
use deskside_store::{PasswordReset, StoreError, Unit};

use super::change::rights_of_member;
use super::invite::Offered;
use super::{MembersError, invite::AcceptError};
use crate::throttle::Guess;
use crate::{App, Caller};

/// Why no other password was chosen: for the same reasons for which an invitation is not accepted.
pub type ResetError = AcceptError;

/// How long the link works.
const RESET_LASTS: SignedDuration = SignedDuration::from_hours(24);

impl App {
    /// A one-time link by which the member chooses another password. An earlier one is void from then on; this one is
    /// void as soon as the member's roles, standing or password change, or whoever offered it might do so no more.
    pub async fn offer_password_reset(
        &self,
        by: &Actor,
        id: MemberId,
    ) -> Result<Offered<PasswordResetToken>, MembersError> {
        let change = self.change_member(by, id).await?;
        change.member.may_be_changed(&change.evidence())?;
        let token = PasswordResetToken::generate(self.context().random());
        let now = self.now();
        let expires_at = now.saturating_add(RESET_LASTS).unwrap_or(now);
        let reset = PasswordReset { member: id, offered_by: by.agent.id, expires_at };
        change.unit.invitations().offer_reset(&reset, token.hash()).await?;
        let what = AuditAction::PasswordResetOffered { member: change.member.as_agent() };
        self.record(&change.unit, by, what).await?;
        change.unit.commit().await?;
        Ok(Offered { token, expires_at })
    }

    /// With which address whoever holds the link signs in.
    pub async fn open_password_reset(&self, token: &str, caller: Caller) -> Result<EmailAddress, ResetError> {
        Ok(self.resetting(token, caller).await?.email)
    }

    /// Chooses another password. The link dies with its use, and all sign-ins end.
    ///
    /// # Errors
    /// [`AcceptError::NotFound`] also when whoever offered the link may not offer it any more: a member who has been
    /// given more rights since is not to be had by an old link.
    pub async fn reset_password(
        &self,
        token: &str,
        password: &NewPassword,
        caller: Caller,
    ) -> Result<(), ResetError> {
        let member = self.resetting(token, caller).await?;
        let hash = self.0.passwords.turn().await?.hash(password).await?;
        let token = PasswordResetToken::presented(token).ok_or(ResetError::NotFound)?;
        let unit = self.store().begin().await?;
        unit.organisation().lock_rights().await?;
        let reset = unit.invitations().take_reset(token.hash(), self.now()).await?;
        if !still_good(&unit, &reset).await? {
            return Err(ResetError::NotFound);
        }
        unit.members().set_password(member.id, hash).await?;
        unit.sign_ins().end_all(member.id, None).await?;
        self.record_of(&unit, &member, AuditAction::PasswordReset).await?;
        unit.commit().await?;
        Ok(())
    }

    async fn resetting(&self, token: &str, caller: Caller) -> Result<Member, ResetError> {
        let guesses = vec![Guess::OneTimeLink(caller)];
        self.0.throttle.may_try(&guesses)?;
        let member = self.reset_of(token).await?;
        if member.is_none() {
            self.0.throttle.failed(guesses);
        }
        member.ok_or(ResetError::NotFound)
    }

    async fn reset_of(&self, token: &str) -> Result<Option<Member>, StoreError> {
        let Some(token) = PasswordResetToken::presented(token) else { return Ok(None) };
        let Some(reset) = self.store().invitations().reset_of(token.hash(), self.now()).await? else {
            return Ok(None);
        };
        let member = self.store().members().find(reset.member).await?;
        Ok(member.filter(Member::is_active))
    }
}

/// Whether the link could be offered at this moment too, by whoever offered it.
async fn still_good(unit: &Unit, reset: &PasswordReset) -> Result<bool, StoreError> {
    let member = unit.members().find(reset.member).await?;
    let Some(member) = member.filter(Member::is_active) else { return Ok(false) };
    let theirs = unit.roles().rights(&member.roles).await?;
    let may = rights_of_member(unit, reset.offered_by).await?;
    Ok(may.allow(Section::Members, Level::Edit).and_then(|()| may.cover(&theirs)).is_ok())
}
