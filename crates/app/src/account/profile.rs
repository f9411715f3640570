//! The member's own account: how they are called and read, and their password.

use deskside_domain::actor::InPerson;
use deskside_domain::audit::AuditAction;
use deskside_domain::language::Language;
use deskside_domain::member::{Member, NewPassword};
use deskside_domain::schedule::ZoneName;
use deskside_domain::text::PersonName;
use deskside_store::StoreError;

use super::own_password::OwnPasswordError;
use crate::hints::Hint;
use crate::{App, Caller};

/// What is to be changed; what is left out stays as it is.
#[derive(Clone, Debug, Default)]
pub struct ProfileEdit {
    /// Another name.
    pub name: Option<PersonName>,
    /// Another language, or the browser's.
    pub language: Option<Option<Language>>,
    /// Another time zone, or the browser's.
    pub zone: Option<Option<ZoneName>>,
}

impl App {
    /// Changes the member's own name, language and time zone.
    pub async fn edit_profile(&self, by: &InPerson, edit: ProfileEdit) -> Result<(), StoreError> {
        let by = &by.actor;
        let unit = self.store().begin().await?;
        unit.organisation().lock_rights().await?;
        let found = unit.members().find(by.agent.id).await?;
        let member = found
            // The name of a deleted account is not to come back.
            .filter(Member::is_active)
            .ok_or(StoreError::NotFound { what: "member" })?;
        let before = member.clone();
        let changed = Member {
            name: edit.name.unwrap_or(member.name),
            language: edit.language.unwrap_or(member.language),
            zone: edit.zone.unwrap_or(member.zone),
            ..member
        };
        if changed == before {
            return Ok(());
        }
        unit.members().save(&changed).await?;
        self.record(&unit, by, AuditAction::ProfileChanged).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(())
    }

    /// Changes the member's own password. Everything signed in with the old one is signed out, but where this was
    /// asked.
    pub async fn change_password(
        &self,
        by: &InPerson,
        current: &str,
        new: &NewPassword,
        caller: Caller,
    ) -> Result<(), OwnPasswordError> {
        let InPerson { actor: by, sign_in, .. } = by;
        let member = by.agent.id;
        let turn = self.prove_password(by, current, caller).await?;
        let hash = turn.hash(new).await?;
        let unit = self.store().begin().await?;
        unit.members().set_password(member, hash).await?;
        unit.invitations().void_reset(member).await?;
        unit.sign_ins().end_all(member, Some(*sign_in)).await?;
        self.record(&unit, by, AuditAction::PasswordChanged).await?;
        unit.commit().await?;
        Ok(())
    }
}
