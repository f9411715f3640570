//! Members of the organisation: who may change them how.

mod password;

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::actor::AgentRef;
use crate::ids::MemberId;
use crate::language::Language;
pub use crate::member::password::NewPassword;
use crate::rights::{NotPermitted, Rights};
use crate::role::RoleKey;
use crate::schedule::ZoneName;
use crate::text::{EmailAddress, PersonName};

/// Whether a member can sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Yes.
    Active,
    /// Not until somebody enables the account again.
    Disabled,
    /// Never again; what they did stays under their name.
    Deleted,
}

/// A member of the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The member's id.
    pub id: MemberId,
    /// The member's name.
    pub name: PersonName,
    /// The address with which the member signs in.
    pub email: EmailAddress,
    /// What the member may do, as roles.
    pub roles: BTreeSet<RoleKey>,
    /// Whether the member can sign in.
    pub standing: Standing,
    /// In which language the member reads the portal; none: the browser's.
    pub language: Option<Language>,
    /// In which time zone the member reads times; none: the browser's.
    pub zone: Option<ZoneName>,
    /// When the account was made.
    pub created_at: Timestamp,
    /// Counts every change.
    pub version: i64,
}

/// Why a member was not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MemberRefusal {
    /// There would be no owner left who can sign in.
    #[error("the last owner stays")]
    LastOwner,
    /// The member may do something that whoever changes them may not, or would.
    #[error(transparent)]
    BeyondOwnRights(#[from] NotPermitted),
    /// Nobody takes their own account away.
    #[error("nobody disables or deletes themselves")]
    Yourself,
    /// The account was deleted.
    #[error("the account is deleted")]
    Deleted,
    /// It is so already.
    #[error("nothing would change")]
    NothingChanges,
}

/// What is known when somebody changes a member.
#[derive(Clone, Copy, Debug)]
pub struct MemberEvidence<'a> {
    /// Who changes.
    pub by: MemberId,
    /// What they may do.
    pub rights: &'a Rights,
    /// What the member may do now.
    pub theirs: &'a Rights,
    /// Whether another owner can sign in.
    pub another_owner: bool,
}

impl Member {
    /// Whether the member can sign in.
    pub fn is_active(&self) -> bool {
        match self.standing {
            Standing::Active => true,
            Standing::Disabled | Standing::Deleted => false,
        }
    }

    /// The member by id and name.
    pub fn as_agent(&self) -> AgentRef {
        AgentRef { id: self.id, name: self.name.clone() }
    }

    /// Whether the member is an owner who can sign in.
    pub fn owns(&self) -> bool {
        self.standing == Standing::Active && self.roles.contains(&RoleKey::OWNER)
    }

    /// Gives the member other roles, with which they may do what `rights` says.
    pub fn with_roles(
        self,
        roles: BTreeSet<RoleKey>,
        rights: &Rights,
        evidence: &MemberEvidence<'_>,
    ) -> Result<Self, MemberRefusal> {
        self.may_be_changed(evidence)?;
        evidence.rights.cover(rights)?;
        self.changed(Self { roles, ..self.clone() }, evidence)
    }

    /// Keeps the member from signing in, or lets them again.
    pub fn with_standing(
        self,
        standing: Standing,
        evidence: &MemberEvidence<'_>,
    ) -> Result<Self, MemberRefusal> {
        self.may_be_changed(evidence)?;
        if self.id == evidence.by {
            return Err(MemberRefusal::Yourself);
        }
        self.changed(Self { standing, ..self.clone() }, evidence)
    }

    /// Whether somebody may change the member at all: nobody does who may do less than the member.
    pub fn may_be_changed(&self, evidence: &MemberEvidence<'_>) -> Result<(), MemberRefusal> {
        if self.standing == Standing::Deleted {
            return Err(MemberRefusal::Deleted);
        }
        Ok(evidence.rights.cover(evidence.theirs)?)
    }

    fn changed(&self, changed: Self, evidence: &MemberEvidence<'_>) -> Result<Self, MemberRefusal> {
        if changed == *self {
            return Err(MemberRefusal::NothingChanges);
        }
        if self.owns() && !changed.owns() && !evidence.another_owner {
            return Err(MemberRefusal::LastOwner);
        }
        Ok(changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::BuiltIn;

    fn member(number: u8, role: BuiltIn) -> Member {
        Member {
            id: MemberId::generate(Timestamp::UNIX_EPOCH, [number; 10]),
            name: PersonName::parse("Lena Vogt").unwrap(),
            email: EmailAddress::parse("lena@brightwater.example").unwrap(),
            roles: BTreeSet::from([RoleKey::BuiltIn(role)]),
            standing: Standing::Active,
            language: None,
            zone: None,
            created_at: Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    struct Case {
        by: BuiltIn,
        member: BuiltIn,
        another_owner: bool,
    }

    impl Case {
        fn with_evidence<T>(&self, change: impl FnOnce(Member, &MemberEvidence<'_>) -> T) -> T {
            let (rights, theirs) = (self.by.rights(), self.member.rights());
            let by = member(1, self.by).id;
            let evidence =
                MemberEvidence { by, rights: &rights, theirs: &theirs, another_owner: self.another_owner };
            change(member(2, self.member), &evidence)
        }

        fn become_one(&self, role: BuiltIn) -> Result<Member, MemberRefusal> {
            let roles = BTreeSet::from([RoleKey::BuiltIn(role)]);
            self.with_evidence(|member, evidence| member.with_roles(roles, &role.rights(), evidence))
        }

        fn disable(&self) -> Result<Member, MemberRefusal> {
            self.with_evidence(|member, evidence| member.with_standing(Standing::Disabled, evidence))
        }
    }

    fn case(by: BuiltIn, member: BuiltIn, another_owner: bool) -> Case {
        Case { by, member, another_owner }
    }

    #[test]
    fn the_last_owner_stays() {
        let last = case(BuiltIn::Owner, BuiltIn::Owner, false);
        assert_eq!(last.disable(), Err(MemberRefusal::LastOwner));
        assert_eq!(last.become_one(BuiltIn::Admin), Err(MemberRefusal::LastOwner));

        let one_of_two = case(BuiltIn::Owner, BuiltIn::Owner, true);
        assert_eq!(one_of_two.disable().unwrap().standing, Standing::Disabled);
        assert!(one_of_two.become_one(BuiltIn::Admin).is_ok());
    }

    #[test]
    fn nobody_gives_or_takes_more_than_they_have() {
        let beyond = |result| matches!(result, Err(MemberRefusal::BeyondOwnRights(_)));
        assert!(beyond(case(BuiltIn::Admin, BuiltIn::User, true).become_one(BuiltIn::Owner)));
        assert!(beyond(case(BuiltIn::Admin, BuiltIn::Owner, true).become_one(BuiltIn::User)));
        assert!(beyond(case(BuiltIn::Admin, BuiltIn::Owner, true).disable()));
        assert!(case(BuiltIn::Admin, BuiltIn::User, true).become_one(BuiltIn::SupportAgent).is_ok());
    }

    #[test]
    fn nobody_takes_their_own_account_away() {
        let rights = Rights::all();
        let me = member(1, BuiltIn::Owner);
        let evidence = MemberEvidence { by: me.id, rights: &rights, theirs: &rights, another_owner: true };
        assert_eq!(me.with_standing(Standing::Disabled, &evidence), Err(MemberRefusal::Yourself));
    }

    #[test]
    fn a_deleted_account_stays_as_it_is() {
        let case = case(BuiltIn::Owner, BuiltIn::User, true);
        let again = case.with_evidence(|member, evidence| {
            let deleted = member.with_standing(Standing::Deleted, evidence).unwrap();
            deleted.with_standing(Standing::Active, evidence)
        });
        assert_eq!(again, Err(MemberRefusal::Deleted));
    }
}
