//! Roles that an organisation made, and what members may do by theirs.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use deskside_domain::ids::{MemberId, RoleId};
use deskside_domain::rights::Rights;
use deskside_domain::role::{OwnRole, RoleKey};
use deskside_domain::text::RoleName;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _,
};
use uuid::Uuid;

use crate::StoreError;
use crate::entities::member_role;
use crate::entities::role::{ActiveModel, Column, Entity, Model};
use crate::row::{self, by_name};

/// Roles.
#[derive(Debug)]
pub struct Roles<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> Roles<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// The organisation's own roles, by name.
    pub async fn own(&self) -> Result<Vec<OwnRole>, StoreError> {
        let rows = Entity::find().all(self.connection).await?;
        let mut roles = rows.into_iter().map(role).collect::<Result<Vec<_>, _>>()?;
        roles.sort_by_cached_key(|role| by_name(role.name.as_str()));
        Ok(roles)
    }

    /// The role with this id.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub async fn get(&self, id: RoleId) -> Result<OwnRole, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.connection).await?;
        row.map(role).transpose()?.ok_or(StoreError::NotFound { what: "role" })
    }

    /// What whoever has these roles may do.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when one of them is none.
    pub async fn rights(&self, roles: &BTreeSet<RoleKey>) -> Result<Rights, StoreError> {
        let mut rights = Rights::default();
        let mut own = Vec::new();
        for key in roles {
            match key {
                RoleKey::BuiltIn(role) => rights = rights.and(&role.rights()),
                RoleKey::Own(id) => own.push(id.0),
            }
        }
        if own.is_empty() {
            return Ok(rights);
        }
        let wanted = own.len();
        let rows = Entity::find().filter(Column::Id.is_in(own)).all(self.connection).await?;
        if rows.len() != wanted {
            return Err(StoreError::NotFound { what: "role" });
        }
        for found in rows {
            rights = rights.and(&row::from_json(&found.rights, "rights")?);
        }
        Ok(rights)
    }

    /// Who has each role, whether they can sign in or not.
    pub async fn holders(&self) -> Result<BTreeMap<RoleKey, Vec<MemberId>>, StoreError> {
        let mut holders: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for held in member_role::Entity::find().all(self.connection).await? {
            holders.entry(key(&held.role)?).or_default().push(MemberId(held.member_id));
        }
        Ok(holders)
    }

    /// The roles of each of these members, or of all.
    pub(crate) async fn of(&self, members: Option<Vec<Uuid>>) -> Result<MemberRoles, StoreError> {
        let mut all = member_role::Entity::find();
        if let Some(members) = members {
            all = all.filter(member_role::Column::MemberId.is_in(members));
        }
        let mut roles = MemberRoles::default();
        for held in all.all(self.connection).await? {
            roles.0.entry(held.member_id).or_default().insert(key(&held.role)?);
        }
        Ok(roles)
    }
}

impl Roles<'_, DatabaseTransaction> {
    /// Keeps a new role.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when another has its name.
    pub async fn add(&self, new: &OwnRole) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(new.id.0),
            name: Set(new.name.as_str().to_owned()),
            name_key: Set(name_key(&new.name)),
            rights: Set(row::to_json(&new.rights)?),
            version: Set(new.version),
        };
        Entity::insert(row)
            .exec_without_returning(self.connection)
            .await
            .map_err(StoreError::on_insert("role"))?;
        Ok(())
    }

    /// Keeps a change: the role as it is after it.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it is not at the version before it any more, [`StoreError::Exists`] when another
    /// has its name.
    pub async fn save(&self, role: &OwnRole) -> Result<(), StoreError> {
        let result = Entity::update_many()
            .col_expr(Column::Name, Expr::value(role.name.as_str()))
            .col_expr(Column::NameKey, Expr::value(name_key(&role.name)))
            .col_expr(Column::Rights, Expr::value(row::to_json(&role.rights)?))
            .col_expr(Column::Version, Expr::value(role.version))
            .filter(Column::Id.eq(role.id.0))
            .filter(Column::Version.eq(role.version - 1))
            .exec(self.connection)
            .await
            .map_err(StoreError::on_insert("role"))?;
        if result.rows_affected == 1 { Ok(()) } else { Err(StoreError::Stale) }
    }

    /// Deletes a role that nobody has any more.
    pub async fn delete(&self, id: RoleId) -> Result<(), StoreError> {
        Entity::delete_by_id(id.0).exec(self.connection).await?;
        Ok(())
    }

    /// Gives a member these roles and no others.
    pub(crate) async fn give(&self, member: MemberId, roles: &BTreeSet<RoleKey>) -> Result<(), StoreError> {
        member_role::Entity::delete_many()
            .filter(member_role::Column::MemberId.eq(member.0))
            .exec(self.connection)
            .await?;
        let rows = roles
            .iter()
            .map(|key| member_role::ActiveModel { member_id: Set(member.0), role: Set(key.to_string()) });
        if roles.is_empty() {
            return Ok(());
        }
        member_role::Entity::insert_many(rows).exec_without_returning(self.connection).await?;
        Ok(())
    }
}

fn role(row: Model) -> Result<OwnRole, StoreError> {
    Ok(OwnRole {
        id: RoleId(row.id),
        name: RoleName::from_stored(row.name),
        rights: row::from_json(&row.rights, "rights")?,
        version: row.version,
    })
}

/// The name in the form under which it is unique.
fn name_key(name: &RoleName) -> String {
    name.as_str().to_lowercase()
}

pub(crate) fn key(text: &str) -> Result<RoleKey, StoreError> {
    text.parse().map_err(|_| StoreError::Unreadable { what: "role" })
}

/// Roles of members by id.
#[derive(Default)]
pub(crate) struct MemberRoles(HashMap<Uuid, BTreeSet<RoleKey>>);

impl MemberRoles {
    pub(crate) fn take(&mut self, member: Uuid) -> BTreeSet<RoleKey> {
        self.0.remove(&member).unwrap_or_default()
    }
}
