//! Members' photos.

use std::collections::HashMap;

use deskside_domain::ids::MemberId;
use deskside_domain::picture::{Picture, PictureHash};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _, QuerySelect as _,
};
use uuid::Uuid;

use crate::entities::member_photo::{ActiveModel, Column, Entity};
use crate::{StoreError, row};

/// Members' photos.
#[derive(Debug)]
pub struct Photos<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> Photos<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// A member's photo, if they have one.
    pub async fn find(&self, member: MemberId) -> Result<Option<Picture>, StoreError> {
        let row = Entity::find_by_id(member.0).one(self.connection).await?;
        row.map(|row| Ok(Picture { kind: row::from_word(&row.kind, "photo")?, content: row.content }))
            .transpose()
    }

    /// The name of a member's photo, if they have one.
    pub async fn name(&self, member: MemberId) -> Result<Option<PictureHash>, StoreError> {
        let hash: Option<Vec<u8>> = Entity::find()
            .select_only()
            .column(Column::Hash)
            .filter(Column::MemberId.eq(member.0))
            .into_tuple()
            .one(self.connection)
            .await?;
        hash.map(|hash| hash_of(&hash)).transpose()
    }

    /// The names of all photos.
    pub async fn names(&self) -> Result<HashMap<MemberId, PictureHash>, StoreError> {
        let rows: Vec<(Uuid, Vec<u8>)> = Entity::find()
            .select_only()
            .columns([Column::MemberId, Column::Hash])
            .into_tuple()
            .all(self.connection)
            .await?;
        rows.into_iter().map(|(member, hash)| Ok((MemberId(member), hash_of(&hash)?))).collect()
    }
}

impl Photos<'_, DatabaseTransaction> {
    /// Keeps a member's photo, in place of the one before.
    pub async fn set(&self, member: MemberId, photo: &Picture) -> Result<(), StoreError> {
        let row = ActiveModel {
            member_id: Set(member.0),
            kind: Set(row::to_word(&photo.kind)?),
            content: Set(photo.content.clone()),
            hash: Set(photo.hash().0.to_vec()),
        };
        let replace = OnConflict::column(Column::MemberId)
            .update_columns([Column::Kind, Column::Content, Column::Hash])
            .to_owned();
        Entity::insert(row).on_conflict(replace).exec_without_returning(self.connection).await?;
        Ok(())
    }

    /// Forgets a member's photo.
    pub async fn remove(&self, member: MemberId) -> Result<(), StoreError> {
        Entity::delete_by_id(member.0).exec(self.connection).await?;
        Ok(())
    }
}

fn hash_of(bytes: &[u8]) -> Result<PictureHash, StoreError> {
    Ok(PictureHash(row::array(bytes, "photo")?))
}
