//! API tokens: with which a program acts for which member.

use deskside_domain::api_token::ApiToken;
use deskside_domain::ids::{ApiTokenId, MemberId};
use deskside_domain::text::TokenName;
use deskside_domain::tokens::ApiTokenHash;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
};

use crate::entities::api_token::{ActiveModel, Column, Entity, Model};
use crate::{StoreError, row};

/// API tokens.
#[derive(Debug)]
pub struct ApiTokens<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> ApiTokens<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// The valid token with this secret.
    pub async fn acting(&self, secret: ApiTokenHash, now: Timestamp) -> Result<Option<ApiToken>, StoreError> {
        let found = Entity::find()
            .filter(Column::TokenHash.eq(secret.0.to_vec()))
            .filter(Column::ExpiresAt.gt(row::millis(now)))
            .one(self.connection)
            .await?;
        found.map(token).transpose()
    }

    /// The token with this id, expired or not.
    pub async fn find(&self, id: ApiTokenId) -> Result<Option<ApiToken>, StoreError> {
        Entity::find_by_id(id.0).one(self.connection).await?.map(token).transpose()
    }

    /// All tokens of this member, or of everybody: the newest first, those that have expired too.
    pub async fn of(&self, member: Option<MemberId>) -> Result<Vec<ApiToken>, StoreError> {
        let mut found = Entity::find();
        if let Some(member) = member {
            found = found.filter(Column::MemberId.eq(member.0));
        }
        let rows =
            found.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).all(self.connection).await?;
        rows.into_iter().map(token).collect()
    }

    /// How many a member has.
    pub async fn count(&self, member: MemberId) -> Result<u64, StoreError> {
        Ok(Entity::find().filter(Column::MemberId.eq(member.0)).count(self.connection).await?)
    }
}

impl ApiTokens<'_, DatabaseTransaction> {
    /// Keeps a new token.
    pub async fn add(&self, new: &ApiToken, secret: ApiTokenHash) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(new.id.0),
            member_id: Set(new.member.0),
            name: Set(new.name.as_str().to_owned()),
            rights: Set(row::to_json(&new.rights)?),
            token_hash: Set(secret.0.to_vec()),
            ending: Set(new.ending.clone()),
            created_at: Set(row::millis(new.created_at)),
            expires_at: Set(row::millis(new.expires_at)),
            last_used_at: Set(new.last_used_at.map(row::millis)),
        };
        Entity::insert(row).exec_without_returning(self.connection).await?;
        Ok(())
    }

    /// Notes that it was used.
    pub async fn touch(&self, id: ApiTokenId, now: Timestamp) -> Result<(), StoreError> {
        Entity::update_many()
            .col_expr(Column::LastUsedAt, Expr::value(row::millis(now)))
            .filter(Column::Id.eq(id.0))
            .exec(self.connection)
            .await?;
        Ok(())
    }

    /// Forgets one.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub async fn remove(&self, id: ApiTokenId) -> Result<(), StoreError> {
        let result = Entity::delete_by_id(id.0).exec(self.connection).await?;
        if result.rows_affected == 0 { Err(StoreError::NotFound { what: "API token" }) } else { Ok(()) }
    }

    /// Forgets all of a member's.
    pub async fn remove_all(&self, member: MemberId) -> Result<(), StoreError> {
        Entity::delete_many().filter(Column::MemberId.eq(member.0)).exec(self.connection).await?;
        Ok(())
    }
}

fn token(row: Model) -> Result<ApiToken, StoreError> {
    Ok(ApiToken {
        id: ApiTokenId(row.id),
        member: MemberId(row.member_id),
        name: TokenName::from_stored(row.name),
        rights: row::from_json(&row.rights, "API token")?,
        ending: row.ending,
        created_at: row::time(row.created_at)?,
        expires_at: row::time(row.expires_at)?,
        last_used_at: row.last_used_at.map(row::time).transpose()?,
    })
}
