//! Addresses at which calendar programs read agendas: one for a member at most.

use deskside_domain::ids::MemberId;
use deskside_domain::tokens::CalendarTokenHash;
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _,
};

use crate::entities::calendar_link::{ActiveModel, Column, Entity};
use crate::{StoreError, row};

/// Addresses at which calendar programs read agendas.
#[derive(Debug)]
pub struct CalendarLinks<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> CalendarLinks<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// Whose agenda this secret opens.
    pub async fn owner(&self, secret: CalendarTokenHash) -> Result<Option<MemberId>, StoreError> {
        let row = Entity::find().filter(Column::TokenHash.eq(secret.0.to_vec())).one(self.connection).await?;
        Ok(row.map(|row| MemberId(row.member_id)))
    }

    /// When the member's address was made, if there is one.
    pub async fn made_at(&self, member: MemberId) -> Result<Option<Timestamp>, StoreError> {
        let row = Entity::find_by_id(member.0).one(self.connection).await?;
        row.map(|row| row::time(row.created_at)).transpose()
    }
}

impl CalendarLinks<'_, DatabaseTransaction> {
    /// Keeps a member's address, in place of the one before.
    pub async fn set(
        &self,
        member: MemberId,
        secret: CalendarTokenHash,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            member_id: Set(member.0),
            token_hash: Set(secret.0.to_vec()),
            created_at: Set(row::millis(now)),
        };
        let replace = OnConflict::column(Column::MemberId)
            .update_columns([Column::TokenHash, Column::CreatedAt])
            .to_owned();
        Entity::insert(row).on_conflict(replace).exec_without_returning(self.connection).await?;
        Ok(())
    }

    /// Makes a member's address void; whether there was one.
    pub async fn remove(&self, member: MemberId) -> Result<bool, StoreError> {
        let result = Entity::delete_by_id(member.0).exec(self.connection).await?;
        Ok(result.rows_affected > 0)
    }
}
