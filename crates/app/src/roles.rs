//! Roles: seeing, making, changing and deleting them, and what would change for whom.

use std::collections::{BTreeMap, BTreeSet};

use deskside_domain::actor::{Actor, AgentRef, Level, NotPermitted, Section};
use deskside_domain::audit::AuditAction;
use deskside_domain::ids::RoleId;
use deskside_domain::rights::Rights;
use deskside_domain::role::{BuiltIn, OwnRole, Role, RoleKey};
use deskside_domain::text::RoleName;
use deskside_store::StoreError;

use crate::App;
use crate::hints::Hint;
use crate::members::rights_now;

/// How many roles of its own an organisation has at most.
const MOST_ROLES: usize = 50;

/// Why a role was not read or changed.
#[derive(Debug, thiserror::Error)]
pub enum RoleError {
    /// The member lacks the right, or would give or take one that they lack.
    #[error(transparent)]
    NotPermitted(#[from] NotPermitted),
    /// The member would give or take a right that they lack.
    #[error("beyond the member's own rights: {0}")]
    BeyondOwnRights(NotPermitted),
    /// There is no such role, or it is built in.
    #[error("no such role")]
    NotFound,
    /// Another role has the name, or a built-in one is called so.
    #[error("another role has this name")]
    NameTaken,
    /// There are so many already.
    #[error("too many roles")]
    TooMany,
    /// Members have it.
    #[error("{holders} members have it")]
    InUse {
        /// How many.
        holders: usize,
    },
    /// Somebody changed it since it was read.
    #[error("the role changed since it was read")]
    Stale,
    /// It could not be read or saved.
    #[error("could not read or save roles")]
    Store(#[source] StoreError),
}

impl From<StoreError> for RoleError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Self::NotFound,
            StoreError::Exists { .. } => Self::NameTaken,
            StoreError::Stale => Self::Stale,
            other => Self::Store(other),
        }
    }
}

/// A role and who has it.
#[derive(Clone, Debug)]
pub struct SeenRole {
    /// The role.
    pub role: Role,
    /// The members who have it and were not deleted, by name.
    pub members: Vec<AgentRef>,
}

/// What would change for a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RightsChange {
    /// The member.
    pub member: AgentRef,
    /// What they may do now.
    pub now: Rights,
    /// What they could do then.
    pub then: Rights,
}

/// Every role there is, by key.
#[derive(Clone, Debug)]
pub(crate) struct RoleBook(BTreeMap<RoleKey, Role>);

impl RoleBook {
    /// The roles with these keys, in the order of the keys.
    pub(crate) fn named(&self, keys: &BTreeSet<RoleKey>) -> Vec<Role> {
        keys.iter().filter_map(|key| self.0.get(key).cloned()).collect()
    }

    /// What whoever has these roles may do.
    pub(crate) fn rights(&self, keys: &BTreeSet<RoleKey>) -> Rights {
        self.named(keys).iter().fold(Rights::default(), |sum, role| sum.and(&role.rights()))
    }

    /// The same, if one of the organisation's own roles gave these rights.
    fn with_rights(&self, id: RoleId, rights: &Rights) -> Option<Self> {
        let mut roles = self.0.clone();
        match roles.get_mut(&RoleKey::Own(id)) {
            Some(Role::Own(role)) => role.rights = rights.clone(),
            Some(Role::BuiltIn(_)) | None => return None,
        }
        Some(Self(roles))
    }
}

impl App {
    /// All roles, those that are built in first.
    pub async fn roles(&self, by: &Actor) -> Result<Vec<SeenRole>, RoleError> {
        // Whoever gives roles to members has to see them.
        by.may(Section::Roles, Level::View).or_else(|_| by.may(Section::Members, Level::View))?;
        let holders = self.role_holders().await?;
        let built_in = BuiltIn::ALL.into_iter().map(Role::BuiltIn);
        let own = self.store().roles().own().await?.into_iter().map(Role::Own);
        let seen = built_in
            .chain(own)
            .map(|role| SeenRole { members: holders.get(&role.key()).cloned().unwrap_or_default(), role });
        Ok(seen.collect())
    }

    /// Makes a role.
    pub async fn create_role(
        &self,
        by: &Actor,
        name: RoleName,
        rights: Rights,
    ) -> Result<SeenRole, RoleError> {
        by.may(Section::Roles, Level::Edit)?;
        free(&name)?;
        let unit = self.store().begin().await?;
        unit.organisation().lock_rights().await?;
        rights_now(&unit, by).await?.cover(&rights).map_err(RoleError::BeyondOwnRights)?;
        if unit.roles().own().await?.len() >= MOST_ROLES {
            return Err(RoleError::TooMany);
        }
        let id = RoleId::generate(self.now(), self.context().random());
        let role = OwnRole { id, name, rights, version: 1 };
        unit.roles().add(&role).await?;
        let OwnRole { name, rights, .. } = role.clone();
        self.record(&unit, by, AuditAction::RoleCreated { role: id.to_string(), name, rights }).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(SeenRole { role: Role::Own(role), members: Vec::new() })
    }

    /// Changes a role, read at this version. What its members may do changes at once.
    pub async fn edit_role(
        &self,
        by: &Actor,
        id: RoleId,
        version: i64,
        (name, rights): (Option<RoleName>, Option<Rights>),
    ) -> Result<SeenRole, RoleError> {
        by.may(Section::Roles, Level::Edit)?;
        name.as_ref().map_or(Ok(()), free)?;
        let unit = self.store().begin().await?;
        unit.organisation().lock_rights().await?;
        let role = unit.roles().get(id).await?;
        if role.version != version {
            return Err(RoleError::Stale);
        }
        let may = rights_now(&unit, by).await?;
        let (name, rights) = (name.unwrap_or(role.name.clone()), rights.unwrap_or(role.rights.clone()));
        let role = role.edit(name, rights, &may).map_err(RoleError::BeyondOwnRights)?;
        unit.roles().save(&role).await?;
        let OwnRole { name, rights, .. } = role.clone();
        self.record(&unit, by, AuditAction::RoleChanged { role: id.to_string(), name, rights }).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        let members = self.role_holders().await?.remove(&RoleKey::Own(id)).unwrap_or_default();
        Ok(SeenRole { role: Role::Own(role), members })
    }

    /// Deletes a role that nobody has.
    pub async fn delete_role(&self, by: &Actor, id: RoleId) -> Result<(), RoleError> {
        by.may(Section::Roles, Level::Edit)?;
        let unit = self.store().begin().await?;
        unit.organisation().lock_rights().await?;
        let role = unit.roles().get(id).await?;
        rights_now(&unit, by).await?.cover(&role.rights).map_err(RoleError::BeyondOwnRights)?;
        let key = RoleKey::Own(id);
        let valid = unit.invitations().valid(self.now()).await?;
        let invited = valid.iter().filter(|it| it.roles.contains(&key)).count();
        let held = unit.roles().holders().await?.get(&key).map_or(0, Vec::len);
        if held + invited > 0 {
            return Err(RoleError::InUse { holders: held + invited });
        }
        unit.roles().delete(id).await?;
        self.record(&unit, by, AuditAction::RoleDeleted { role: id.to_string(), name: role.name }).await?;
        unit.commit().await?;
        self.hints().tell(Hint::Members);
        Ok(())
    }

    /// For which members what would change, were a role to give these rights. Nothing is changed. Who is invited is not
    /// among them: they get what the role gives when they accept.
    pub async fn simulate_role(
        &self,
        by: &Actor,
        id: RoleId,
        rights: &Rights,
    ) -> Result<Vec<RightsChange>, RoleError> {
        by.may(Section::Roles, Level::View)?;
        let now = self.role_book().await?;
        let then = now.with_rights(id, rights).ok_or(RoleError::NotFound)?;
        let changes = self.store().members().all().await?.into_iter().map(|member| RightsChange {
            member: member.as_agent(),
            now: now.rights(&member.roles),
            then: then.rights(&member.roles),
        });
        Ok(changes.filter(|change| change.now != change.then).collect())
    }

    /// Every role there is, by key.
    pub(crate) async fn role_book(&self) -> Result<RoleBook, StoreError> {
        let built_in = BuiltIn::ALL.into_iter().map(Role::BuiltIn);
        let own = self.store().roles().own().await?.into_iter().map(Role::Own);
        Ok(RoleBook(built_in.chain(own).map(|role| (role.key(), role)).collect()))
    }

    async fn role_holders(&self) -> Result<BTreeMap<RoleKey, Vec<AgentRef>>, StoreError> {
        let mut holders: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for member in self.store().members().all().await? {
            for key in &member.roles {
                holders.entry(*key).or_default().push(member.as_agent());
            }
        }
        Ok(holders)
    }
}

fn free(name: &RoleName) -> Result<(), RoleError> {
    if BuiltIn::is_called(name) { Err(RoleError::NameTaken) } else { Ok(()) }
}
