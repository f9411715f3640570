//! Passkeys of members.

use deskside_domain::ids::{MemberId, PasskeyId};
use deskside_domain::second_factor::{CredentialId, Passkey};
use deskside_domain::text::PasskeyName;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _, QueryOrder as _,
};

use crate::entities::passkey::{ActiveModel, Column, Entity, Model};
use crate::second_factors::found;
use crate::{StoreError, row};

/// A passkey with what its device said, as JSON.
#[derive(Clone, Debug)]
pub struct KeptPasskey {
    /// The passkey.
    pub passkey: Passkey,
    /// The public key, the counter and what else the device said. Who checks signatures can read it.
    pub credential: String,
}

/// Passkeys.
#[derive(Debug)]
pub struct Passkeys<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> Passkeys<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// The member's passkeys, the oldest first.
    pub async fn of(&self, member: MemberId) -> Result<Vec<KeptPasskey>, StoreError> {
        let of_member = Entity::find().filter(Column::MemberId.eq(member.0));
        let rows =
            of_member.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).all(self.connection).await?;
        rows.into_iter().map(kept).collect()
    }

    /// The member's passkey that its device calls so.
    pub async fn by_credential(
        &self,
        member: MemberId,
        id: &CredentialId,
    ) -> Result<Option<KeptPasskey>, StoreError> {
        let row = Entity::find()
            .filter(Column::CredentialId.eq(id.0.clone()))
            .filter(Column::MemberId.eq(member.0))
            .one(self.connection)
            .await?;
        row.map(kept).transpose()
    }
}

impl Passkeys<'_, DatabaseTransaction> {
    /// Keeps a new passkey.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when its device added it before.
    pub async fn add(&self, new: &KeptPasskey, id: &CredentialId) -> Result<(), StoreError> {
        let passkey = &new.passkey;
        let row = ActiveModel {
            id: Set(passkey.id.0),
            member_id: Set(passkey.member.0),
            credential_id: Set(id.0.clone()),
            credential: Set(new.credential.clone()),
            name: Set(passkey.name.as_str().to_owned()),
            created_at: Set(row::millis(passkey.created_at)),
            last_used_at: Set(passkey.last_used_at.map(row::millis)),
        };
        let inserted = Entity::insert(row).exec_without_returning(self.connection).await;
        inserted.map_err(StoreError::on_insert("passkey")).map(drop)
    }

    /// Notes that it signed somebody in, and what its device said then.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it was removed meanwhile.
    pub async fn note_use(&self, used: &KeptPasskey, now: Timestamp) -> Result<(), StoreError> {
        let result = Entity::update_many()
            .col_expr(Column::Credential, Expr::value(used.credential.clone()))
            .col_expr(Column::LastUsedAt, Expr::value(row::millis(now)))
            .filter(Column::Id.eq(used.passkey.id.0))
            .exec(self.connection)
            .await?;
        found(result.rows_affected, "passkey")
    }

    /// Gives one of the member's passkeys another name.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not theirs.
    pub async fn rename(
        &self,
        member: MemberId,
        id: PasskeyId,
        name: &PasskeyName,
    ) -> Result<(), StoreError> {
        let result = Entity::update_many()
            .col_expr(Column::Name, Expr::value(name.as_str()))
            .filter(Column::Id.eq(id.0))
            .filter(Column::MemberId.eq(member.0))
            .exec(self.connection)
            .await?;
        found(result.rows_affected, "passkey")
    }

    /// Removes one of the member's passkeys.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not theirs.
    pub async fn remove(&self, member: MemberId, id: PasskeyId) -> Result<(), StoreError> {
        let result = Entity::delete_many()
            .filter(Column::Id.eq(id.0))
            .filter(Column::MemberId.eq(member.0))
            .exec(self.connection)
            .await?;
        found(result.rows_affected, "passkey")
    }
}

fn kept(row: Model) -> Result<KeptPasskey, StoreError> {
    let passkey = Passkey {
        id: PasskeyId(row.id),
        member: MemberId(row.member_id),
        name: PasskeyName::from_stored(row.name),
        created_at: row::time(row.created_at)?,
        last_used_at: row.last_used_at.map(row::time).transpose()?,
    };
    Ok(KeptPasskey { passkey, credential: row.credential })
}
