//! Members.

use std::collections::{BTreeSet, HashMap};

use deskside_domain::actor::AgentRef;
use deskside_domain::ids::MemberId;
use deskside_domain::member::Member;
use deskside_domain::organisation::Organisation;
use deskside_domain::text::{EmailAddress, OrganisationName, PersonName};
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _, QueryOrder as _,
};
use uuid::Uuid;

use crate::StoreError;
use crate::entities::member;
use crate::organisation::OrganisationStore;
use crate::row;

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

    /// The member with this id.
    pub async fn find(&self, id: MemberId) -> Result<Option<Member>, StoreError> {
        let row = member::Entity::find_by_id(id.0).one(self.connection).await?;
        row.map(member).transpose()
    }

    /// Everybody, by name.
    pub async fn all(&self) -> Result<Vec<Member>, StoreError> {
        let rows = member::Entity::find().order_by_asc(member::Column::Name).all(self.connection).await?;
        rows.into_iter().map(member).collect()
    }

    /// The member with this address, and the hash to check a password against.
    pub async fn credentials(&self, email: &EmailAddress) -> Result<Option<Credentials>, StoreError> {
        let row = member::Entity::find()
            .filter(member::Column::AccountKey.eq(email.account_key()))
            .one(self.connection)
            .await?;
        row.map(|row| {
            let password_hash = row.password_hash.clone();
            Ok(Credentials { member: member(row)?, password_hash })
        })
        .transpose()
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
            role: Set(row::to_word(&new.role)?),
            password_hash: Set(password_hash),
            created_at: Set(row::millis(new.created_at)),
        };
        member::Entity::insert(row)
            .exec_without_returning(self.connection)
            .await
            .map_err(StoreError::on_insert("member"))?;
        Ok(())
    }
}

fn member(row: member::Model) -> Result<Member, StoreError> {
    Ok(Member {
        id: MemberId(row.id),
        name: PersonName::from_stored(row.name),
        email: EmailAddress::from_stored(row.email),
        role: row::from_word(&row.role, "role")?,
        created_at: row::time(row.created_at)?,
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
