//! How far each import of a file has come. A step is kept together with the requests it made, so that nothing is
//! made twice, however often the same file is sent.

use deskside_domain::ids::{ImportId, MemberId};
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _, QuerySelect as _,
};
use sha2::{Digest as _, Sha256};

use crate::entities::import::{ActiveModel, Column, Entity, Model};
use crate::{StoreError, row};

/// One import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// As its sender names it.
    pub id: ImportId,
    /// Who sends it.
    pub member: MemberId,
    /// What is sent.
    pub digest: ContentDigest,
    /// How many of its requests have been made: the first so many.
    pub done: u32,
    /// How many there are.
    pub total: u32,
    /// When it was begun.
    pub created_at: Timestamp,
}

/// SHA-256 of what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContentDigest(pub(crate) [u8; 32]);

impl ContentDigest {
    /// What this content has.
    pub fn of(content: &[u8]) -> Self {
        Self(Sha256::digest(content).into())
    }
}

/// Imports of files.
#[derive(Debug)]
pub struct Imports<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> Imports<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// The import of this id, if there is one.
    pub async fn find(&self, id: ImportId) -> Result<Option<Import>, StoreError> {
        Entity::find_by_id(id.0).one(self.connection).await?.as_ref().map(import).transpose()
    }
}

impl Imports<'_, DatabaseTransaction> {
    /// The import of this id, which is begun with `new` unless it was before. Until the unit ends nobody else goes
    /// on with it.
    pub async fn take_up(&self, new: &Import) -> Result<Import, StoreError> {
        let row = ActiveModel {
            id: Set(new.id.0),
            member_id: Set(new.member.0),
            digest: Set(new.digest.0.to_vec()),
            done: Set(row::column(new.done)?),
            total: Set(row::column(new.total)?),
            created_at: Set(row::millis(new.created_at)),
        };
        let unless_begun = OnConflict::column(Column::Id).do_nothing_on([Column::Id]).to_owned();
        Entity::insert(row).on_conflict(unless_begun).exec_without_returning(self.connection).await?;
        let row = Entity::find_by_id(new.id.0).lock_exclusive().one(self.connection).await?;
        import(&row.ok_or(StoreError::NotFound { what: "import" })?)
    }

    /// Keeps how far it has come.
    pub async fn advance(&self, id: ImportId, done: u32) -> Result<(), StoreError> {
        let row = ActiveModel { done: Set(row::column(done)?), ..Default::default() };
        Entity::update_many().set(row).filter(Column::Id.eq(id.0)).exec(self.connection).await?;
        Ok(())
    }

    /// Forgets those that were begun before this.
    pub async fn forget(&self, before: Timestamp) -> Result<(), StoreError> {
        Entity::delete_many().filter(Column::CreatedAt.lt(row::millis(before))).exec(self.connection).await?;
        Ok(())
    }
}

fn import(row: &Model) -> Result<Import, StoreError> {
    Ok(Import {
        id: ImportId(row.id),
        member: MemberId(row.member_id),
        digest: ContentDigest(row::array(&row.digest, "digest")?),
        done: row::count(row.done)?,
        total: row::count(row.total)?,
        created_at: row::time(row.created_at)?,
    })
}
