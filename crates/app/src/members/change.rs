//! Changing members: their name, address and roles, and whether they can sign in.

use std::collections::BTreeSet;

use deskside_domain::actor::{Actor, Level, Section};
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::MemberId;
use deskside_domain::member::{Member, MemberEvidence, MemberRefusal, Standing};
use deskside_domain::rights::Rights;
use deskside_domain::role::RoleKey;
use deskside_domain::text::{EmailAddress, PersonName};
use deskside_store::{StoreError, Unit};

use super::{MembersError, SeenMember};
use crate::App;
use crate::audit::words;
use crate::hints::Hint;

/// What is to be changed; what is left out stays as it is.
#[derive(Clone, Debug, Default)]
pub struct MemberEdit {
    /// From which version it starts: nothing is changed when the member has changed since. None: from whichever.
    pub version: Option<i64>,
    /// Another name.
    pub name: Option<PersonName>,
    /// Another address to sign in with.
    pub email: Option<EmailAddress>,
    /// These roles and no others.
    pub roles: Option<BTreeSet<RoleKey>>,
}

impl App {
    /// Changes a member. What they may do changes at once, without signing in again.
    pub async fn edit_member(
        &self,
        by: &Actor,
        id: MemberId,
        edit: MemberEdit,
    ) -> Result<SeenMember, MembersError> {
        let change = self.change_member(by, id).await?;
        let before = &change.member;
        before.may_be_changed(&change.evidence())?;
        if edit.version.is_some_and(|version| version != before.version) {
            return Err(MembersError::Stale);
        }
        let named = Member {
            name: edit.name.unwrap_or(before.name.clone()),
            email: edit.email.unwrap_or(before.email.clone()),
            ..before.clone()
        };
        let changed = match edit.roles {
            Some(roles) if roles != named.roles => {
                let rights = change.unit.roles().rights(&roles).await?;
                named.with_roles(roles, &rights, &change.evidence())?
            }
            Some(_) | None => named,
        };
        if changed == change.member {
            return self.member(by, id).await;
        }
        let what = AuditAction::MemberChanged {
            member: changed.as_agent(),
            roles: words(&changed.roles),
            details: changed.name != change.member.name || changed.email != change.member.email,
        };
        self.keep(by, change, &changed, what).await?;
        self.member(by, id).await
    }

    /// Keeps a member from signing in. Whoever is signed in with the account is signed out, and what the member has
    /// offered to others, invitations and links to choose another password, is taken back.
    pub async fn disable_member(&self, by: &Actor, id: MemberId) -> Result<SeenMember, MembersError> {
        self.set_standing(by, id, Standing::Disabled).await
    }

    /// Lets a disabled member sign in again.
    pub async fn enable_member(&self, by: &Actor, id: MemberId) -> Result<SeenMember, MembersError> {
        self.set_standing(by, id, Standing::Active).await
    }

    /// Deletes an account: its address, its photo, its roles, its sign-ins and tokens. What the member did stays, under the name, or under
    /// this one.
    pub async fn delete_member(
        &self,
        by: &Actor,
        id: MemberId,
        pseudonym: Option<PersonName>,
    ) -> Result<(), MembersError> {
        let change = self.change_member(by, id).await?;
        let deleted = change.member.clone().with_standing(Standing::Deleted, &change.evidence())?;
        let changed = Member {
            name: pseudonym.unwrap_or(deleted.name),
            email: EmailAddress::of_nobody(id),
            roles: BTreeSet::new(),
            ..deleted
        };
        change.unit.session_queues().unsubscribe_from_all(id).await?;
        change.unit.second_factors().remove_all(id).await?;
        let what = AuditAction::MemberDeleted { member: changed.as_agent() };
        self.keep(by, change, &changed, what).await
    }

    async fn set_standing(
        &self,
        by: &Actor,
        id: MemberId,
        standing: Standing,
    ) -> Result<SeenMember, MembersError> {
        let change = self.change_member(by, id).await?;
        match change.member.clone().with_standing(standing, &change.evidence()) {
            Ok(changed) => {
                let member = changed.as_agent();
                let what = match standing {
                    Standing::Active => AuditAction::MemberEnabled { member },
                    Standing::Disabled | Standing::Deleted => AuditAction::MemberDisabled { member },
                };
                self.keep(by, change, &changed, what).await?;
            }
            // Asked for twice: it is as it was asked for.
            Err(MemberRefusal::NothingChanges) => {}
            Err(refusal) => return Err(refusal.into()),
        }
        self.member(by, id).await
    }

    /// Begins to change a member: nobody else changes members or roles until it is kept or dropped.
    pub(super) async fn change_member(&self, by: &Actor, id: MemberId) -> Result<Change, MembersError> {
        by.may(Section::Members, Level::Edit)?;
        let unit = self.store().begin().await?;
        unit.organisation().lock_rights().await?;
        let rights = rights_now(&unit, by).await?;
        rights.allow(Section::Members, Level::Edit)?;
        let member = unit.members().find(id).await?.ok_or(MembersError::NotFound)?;
        let theirs = unit.roles().rights(&member.roles).await?;
        let another_owner = unit.members().another_owner(id).await?;
        Ok(Change { unit, member, by: by.agent.id, rights, theirs, another_owner })
    }

    async fn keep(
        &self,
        by: &Actor,
        change: Change,
        changed: &Member,
        what: AuditAction,
    ) -> Result<(), MembersError> {
        let before = &change.member;
        change.unit.members().save(changed).await?;
        if (before.standing, &before.roles) != (changed.standing, &changed.roles) {
            // It was offered for the account as it was.
            change.unit.invitations().void_reset(changed.id).await?;
        }
        if changed.standing != Standing::Active {
            change.unit.sign_ins().end_all(changed.id, None).await?;
            change.unit.invitations().withdraw_all_by(changed.id).await?;
        }
        if changed.standing == Standing::Deleted {
            change.unit.api_tokens().remove_all(changed.id).await?;
            change.unit.photos().remove(changed.id).await?;
            change.unit.calendar_links().remove(changed.id).await?;
        }
        self.record(&change.unit, by, what).await?;
        change.unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(())
    }
}

/// A member who is being changed, and all there is to know for it.
pub(super) struct Change {
    pub(super) unit: Unit,
    pub(super) member: Member,
    by: MemberId,
    rights: Rights,
    theirs: Rights,
    another_owner: bool,
}

impl Change {
    pub(super) fn evidence(&self) -> MemberEvidence<'_> {
        MemberEvidence {
            by: self.by,
            rights: &self.rights,
            theirs: &self.theirs,
            another_owner: self.another_owner,
        }
    }
}

/// What somebody may do at this moment: they may have lost rights since they were let in. A token may do no more than
/// it might then.
pub(crate) async fn rights_now(unit: &Unit, by: &Actor) -> Result<Rights, StoreError> {
    Ok(rights_of_member(unit, by.agent.id).await?.within(&by.rights))
}

/// What a member may do at this moment; nothing unless they can sign in.
pub(super) async fn rights_of_member(unit: &Unit, id: MemberId) -> Result<Rights, StoreError> {
    match unit.members().find(id).await? {
        Some(member) if member.is_active() => unit.roles().rights(&member.roles).await,
        Some(_) | None => Ok(Rights::default()),
    }
}
