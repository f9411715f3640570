//! Adding a member from the server's own command line: whoever can run it may do so.

use std::collections::BTreeSet;

use deskside_domain::audit::AuditAction;
use deskside_domain::ids::MemberId;
use deskside_domain::member::{Member, NewPassword, Standing};
use deskside_domain::role::RoleKey;
use deskside_domain::text::{EmailAddress, PersonName};
use deskside_store::StoreError;

use crate::audit::words;
use crate::hints::Hint;
use crate::passwords::HashFailed;
use crate::{App, TryLater};

/// Who is to become a member.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// Their name.
    pub name: PersonName,
    /// Their address.
    pub email: EmailAddress,
    /// Their password.
    pub password: NewPassword,
    /// What they may do.
    pub roles: BTreeSet<RoleKey>,
}

/// Why nobody became a member.
#[derive(Debug, thiserror::Error)]
pub enum AddMemberError {
    /// The address belongs to a member.
    #[error("a member has this address already")]
    AddressTaken,
    /// There is no organisation yet: its owner comes first.
    #[error("there is no organisation yet; make its owner first")]
    NotFounded,
    /// Too many passwords are being hashed.
    #[error(transparent)]
    TryLater(#[from] TryLater),
    /// The password could not be hashed.
    #[error(transparent)]
    Hash(#[from] HashFailed),
    /// The member could not be saved.
    #[error("could not save the member")]
    Save(#[source] StoreError),
}

impl From<StoreError> for AddMemberError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Exists { .. } => Self::AddressTaken,
            StoreError::NotFound { .. } => Self::NotFounded,
            other => Self::Save(other),
        }
    }
}

impl App {
    /// Adds a member to the organisation.
    pub async fn add_member(&self, new: NewMember) -> Result<Member, AddMemberError> {
        let now = self.now();
        let member = Member {
            id: MemberId::generate(now, self.context().random()),
            name: new.name,
            email: new.email,
            roles: new.roles,
            standing: Standing::Active,
            language: None,
            zone: None,
            created_at: now,
            version: 1,
        };
        let hash = self.0.passwords.turn().await?.hash(&new.password).await?;
        let unit = self.store().begin().await?;
        unit.organisation().get().await?;
        unit.members().add(&member, hash).await?;
        let what = AuditAction::MemberAdded { member: member.as_agent(), roles: words(&member.roles) };
        self.record_of_command(&unit, what).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(member)
    }
}
