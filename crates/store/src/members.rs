//! Members.

use std::collections::{BTreeSet, HashMap};

use deskside_domain::actor::AgentRef;
use deskside_domain::ids::MemberId;
use deskside_domain::member::{Member, Standing};
use deskside_domain::organisation::Organisation;
use deskside_domain::role::RoleKey;
use deskside_domain::schedule::ZoneName;
use deskside_domain::text::{EmailAddress, OrganisationName, PersonName};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _, LockType};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _, QueryFilter as _,
    QuerySelect as _,
};
use uuid::Uuid;

use crate::StoreError;
use crate::entities::{client, member};
use crate::organisation::OrganisationStore;
use crate::roles::Roles;
use crate::row::{self, by_name};

/// A member with the hash of the password, in PHC string format.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The member.
    pub member: Member,
    /// The hash.
    pub password_hash: String,
}

/// Members.
#[derive(Debug)]
pub struct Members<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> Members<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// The member with this id, able to sign in or not.
    pub async fn find(&self, id: MemberId) -> Result<Option<Member>, StoreError> {
        self.one(member::Entity::find_by_id(id.0).one(self.connection).await?).await
    }

    /// Everybody who was not deleted, by name.
    pub async fn all(&self) -> Result<Vec<Member>, StoreError> {
        let rows = member::Entity::find()
            .filter(member::Column::Standing.ne(row::to_word(&Standing::Deleted)?))
            .all(self.connection)
            .await?;
        let mut roles = Roles::new(self.connection).of(None).await?;
        let members = rows.into_iter().map(|row| {
            let roles = roles.take(row.id);
            member(row, roles)
        });
        let mut members = members.collect::<Result<Vec<_>, _>>()?;
        members.sort_by_cached_key(|member| (by_name(member.name.as_str()), member.id));
        Ok(members)
    }

    /// When each member was last seen at any of their clients.
    pub async fn last_seen(&self) -> Result<HashMap<MemberId, Timestamp>, StoreError> {
        let rows: Vec<(Uuid, i64)> = client::Entity::find()
            .select_only()
            .column(client::Column::MemberId)
            .column_as(client::Column::LastSeenAt.max(), "seen")
            .group_by(client::Column::MemberId)
            .into_tuple()
            .all(self.connection)
            .await?;
        rows.into_iter().map(|(member, seen)| Ok((MemberId(member), row::time(seen)?))).collect()
    }

    /// Whether anybody but this member is an owner who can sign in.
    pub async fn another_owner(&self, than: MemberId) -> Result<bool, StoreError> {
        Ok(self.all().await?.iter().any(|member| member.id != than && member.owns()))
    }

    async fn one(&self, row: Option<member::Model>) -> Result<Option<Member>, StoreError> {
        let Some(row) = row else { return Ok(None) };
        let roles = Roles::new(self.connection).of(Some(vec![row.id])).await?.take(row.id);
        member(row, roles).map(Some)
    }

    /// The member with this address, and the hash to check a password against.
    pub async fn credentials(&self, email: &EmailAddress) -> Result<Option<Credentials>, StoreError> {
        let row = member::Entity::find()
            .filter(member::Column::AccountKey.eq(email.account_key()))
            .one(self.connection)
            .await?;
        let Some(password_hash) = row.as_ref().map(|row| row.password_hash.clone()) else { return Ok(None) };
        let member = self.one(row).await?;
        Ok(member.map(|member| Credentials { member, password_hash }))
    }

    /// Who has this address, and the hash to check a password against: one read, whether there is such a member or not.
    pub async fn password_of(&self, email: &EmailAddress) -> Result<Option<(MemberId, String)>, StoreError> {
        let with_address = member::Column::AccountKey.eq(email.account_key());
        let row = member::Entity::find().filter(with_address).one(self.connection).await?;
        Ok(row.map(|row| (MemberId(row.id), row.password_hash)))
    }

    /// The hash to check the member's password against.
    pub async fn password_hash(&self, id: MemberId) -> Result<Option<String>, StoreError> {
        let row = member::Entity::find_by_id(id.0).one(self.connection).await?;
        Ok(row.map(|row| row.password_hash))
    }

    /// Those of these members that there are.
    pub async fn agents(
        &self,
        ids: impl IntoIterator<Item = MemberId>,
    ) -> Result<HashMap<MemberId, AgentRef>, StoreError> {
        let names = self.named(ids.into_iter().map(|id| id.0)).await?;
        let agent = |(id, name)| (MemberId(id), AgentRef { id: MemberId(id), name });
        Ok(names.0.into_iter().map(agent).collect())
    }

    /// The names of these members.
    pub(crate) async fn named(&self, ids: impl IntoIterator<Item = Uuid>) -> Result<Names, StoreError> {
        // A page names the same few members again and again, and often none.
        let ids: BTreeSet<_> = ids.into_iter().collect();
        if ids.is_empty() {
            return Ok(Names(HashMap::new()));
        }
        let rows = member::Entity::find().filter(member::Column::Id.is_in(ids)).all(self.connection).await?;
        Ok(Names(rows.into_iter().map(|row| (row.id, PersonName::from_stored(row.name))).collect()))
    }
}

impl Members<'_, DatabaseTransaction> {
    /// Makes the organisation and its first owner.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when that was done before, also by somebody who was quicker.
    pub async fn found(
        &self,
        name: &OrganisationName,
        owner: &Member,
        password_hash: String,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let organisation = Organisation::founded(name.clone());
        OrganisationStore::new(self.connection).add(&organisation, now).await?;
        self.add(owner, password_hash).await
    }

    /// Adds a member.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when the address belongs to a member already.
    pub async fn add(&self, new: &Member, password_hash: String) -> Result<(), StoreError> {
        let row = member::ActiveModel {
            id: Set(new.id.0),
            name: Set(new.name.as_str().to_owned()),
            email: Set(new.email.as_str().to_owned()),
            account_key: Set(new.email.account_key()),
            standing: Set(row::to_word(&new.standing)?),
            language: Set(new.language.map(|language| row::to_word(&language)).transpose()?),
            zone: Set(new.zone.as_ref().map(|zone| zone.as_str().to_owned())),
            password_hash: Set(password_hash),
            created_at: Set(row::millis(new.created_at)),
            version: Set(new.version),
        };
        member::Entity::insert(row)
            .exec_without_returning(self.connection)
            .await
            .map_err(StoreError::on_insert("member"))?;
        Roles::new(self.connection).give(new.id, &new.roles).await
    }

    /// Keeps a change, under the next version: the member as they are after it.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when the address belongs to another member.
    pub async fn save(&self, changed: &Member) -> Result<(), StoreError> {
        let row = member::ActiveModel {
            id: NotSet,
            created_at: NotSet,
            password_hash: NotSet,
            version: NotSet,
            name: Set(changed.name.as_str().to_owned()),
            email: Set(changed.email.as_str().to_owned()),
            account_key: Set(changed.email.account_key()),
            standing: Set(row::to_word(&changed.standing)?),
            language: Set(changed.language.map(|language| row::to_word(&language)).transpose()?),
            zone: Set(changed.zone.as_ref().map(|zone| zone.as_str().to_owned())),
        };
        member::Entity::update_many()
            .set(row)
            .col_expr(member::Column::Version, Expr::col(member::Column::Version).add(1))
            .filter(member::Column::Id.eq(changed.id.0))
            .exec(self.connection)
            .await
            .map_err(StoreError::on_insert("member"))?;
        Roles::new(self.connection).give(changed.id, &changed.roles).await
    }

    /// The password's hash of a member who can sign in. Until the unit ends, neither becomes another.
    pub async fn hold_to_sign_in(&self, id: MemberId) -> Result<Option<String>, StoreError> {
        let row = member::Entity::find_by_id(id.0)
            .filter(member::Column::Standing.eq(row::to_word(&Standing::Active)?))
            // Whoever only refers to the member does not wait.
            .lock(LockType::NoKeyUpdate)
            .one(self.connection)
            .await?;
        Ok(row.map(|row| row.password_hash))
    }

    /// Keeps another password.
    pub async fn set_password(&self, id: MemberId, password_hash: String) -> Result<(), StoreError> {
        member::Entity::update_many()
            .col_expr(member::Column::PasswordHash, Expr::value(password_hash))
            .filter(member::Column::Id.eq(id.0))
            .exec(self.connection)
            .await?;
        Ok(())
    }
}

fn member(row: member::Model, roles: BTreeSet<RoleKey>) -> Result<Member, StoreError> {
    Ok(Member {
        id: MemberId(row.id),
        name: PersonName::from_stored(row.name),
        email: EmailAddress::from_stored(row.email),
        roles,
        standing: row::from_word(&row.standing, "standing")?,
        language: row.language.as_deref().map(|word| row::from_word(word, "language")).transpose()?,
        zone: row.zone.map(ZoneName::from_stored),
        created_at: row::time(row.created_at)?,
        version: row.version,
    })
}

/// Names of members by id.
pub(crate) struct Names(HashMap<Uuid, PersonName>);

impl Names {
    pub(crate) fn agent(&self, id: Uuid) -> Result<AgentRef, StoreError> {
        let name = self.0.get(&id).cloned().ok_or(StoreError::NotFound { what: "member" })?;
        Ok(AgentRef { id: MemberId(id), name })
    }
}
