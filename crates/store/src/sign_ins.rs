//! Sign-ins: which browser acts for which member.

use std::collections::BTreeSet;

use deskside_domain::actor::AgentRef;
use deskside_domain::client::ClientId;
use deskside_domain::ids::{MemberId, SignInId};
use deskside_domain::member::Standing;
use deskside_domain::role::RoleKey;
use deskside_domain::text::{DeviceName, PersonName};
use deskside_domain::tokens::SignInTokenHash;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QueryResult,
};

use crate::StoreError;
use crate::clients::id_of;
use crate::entities::sign_in::{self, Column, Entity};
use crate::entities::{member, member_role};
use crate::roles::key;
use crate::row;

/// One sign-in of a member.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The sign-in's id.
    pub id: SignInId,
    /// Whose it is.
    pub member: MemberId,
    /// The client that it signed in.
    pub client: ClientId,
    /// Browser and system, as told.
    pub device_name: DeviceName,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used, roughly.
    pub last_used_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
}

/// Who acts with a sign-in.
#[derive(Clone, Debug)]
pub struct Acting {
    /// The sign-in.
    pub sign_in: SignInId,
    /// The client that it signed in.
    pub client: ClientId,
    /// The member.
    pub agent: AgentRef,
    /// The member's roles.
    pub roles: BTreeSet<RoleKey>,
    /// When the sign-in was made.
    pub created_at: Timestamp,
    /// When the sign-in was last used, roughly.
    pub last_used_at: Timestamp,
}

/// Sign-ins.
#[derive(Debug)]
pub struct SignIns<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> SignIns<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// Who acts with the valid sign-in to which this token belongs, in one read: it stands before nearly every other.
    pub async fn acting(&self, token: SignInTokenHash, now: Timestamp) -> Result<Option<Acting>, StoreError> {
        self.acts(Expr::col((Entity, Column::TokenHash)).eq(token.0.to_vec()), now).await
    }

    /// Who acts with this sign-in, as long as it is valid.
    pub async fn still_acting(&self, id: SignInId, now: Timestamp) -> Result<Option<Acting>, StoreError> {
        self.acts(Expr::col((Entity, Column::Id)).eq(id.0), now).await
    }

    async fn acts(&self, by: Expr, now: Timestamp) -> Result<Option<Acting>, StoreError> {
        let active = row::to_word(&Standing::Active)?;
        let query = Query::select()
            .columns(
                [Column::Id, Column::MemberId, Column::ClientId, Column::CreatedAt, Column::LastUsedAt]
                    .map(|it| (Entity, it)),
            )
            .column((member::Entity, member::Column::Name))
            .column((member_role::Entity, member_role::Column::Role))
            .from(Entity)
            .inner_join(
                member::Entity,
                Expr::col((Entity, Column::MemberId)).equals((member::Entity, member::Column::Id)),
            )
            .left_join(
                member_role::Entity,
                Expr::col((Entity, Column::MemberId))
                    .equals((member_role::Entity, member_role::Column::MemberId)),
            )
            .and_where(by)
            .and_where(Expr::col((Entity, Column::ExpiresAt)).gt(row::millis(now)))
            .and_where(Expr::col((member::Entity, member::Column::Standing)).eq(active))
            .take();
        let mut found = None;
        for row in self.connection.query_all(&query).await? {
            let acting = match &mut found {
                Some(acting) => acting,
                None => found.insert(acting(&row)?),
            };
            let role: Option<String> = row.try_get("", "role")?;
            acting.roles.extend(role.as_deref().map(key).transpose()?);
        }
        Ok(found)
    }

    /// The member's valid sign-ins, the newest first.
    pub async fn of(&self, member: MemberId, now: Timestamp) -> Result<Vec<SignIn>, StoreError> {
        let rows = Entity::find()
            .filter(Column::MemberId.eq(member.0))
            .filter(Column::ExpiresAt.gt(row::millis(now)))
            .order_by_desc(Column::CreatedAt)
            .all(self.connection)
            .await?;
        rows.into_iter().map(sign_in).collect()
    }
}

impl SignIns<'_, DatabaseTransaction> {
    /// Keeps a new sign-in.
    pub async fn add(&self, new: &SignIn, token: SignInTokenHash) -> Result<(), StoreError> {
        let row = sign_in::ActiveModel {
            id: Set(new.id.0),
            member_id: Set(new.member.0),
            client_id: Set(new.client.number().into()),
            token_hash: Set(token.0.to_vec()),
            device_name: Set(new.device_name.as_str().to_owned()),
            created_at: Set(row::millis(new.created_at)),
            last_used_at: Set(row::millis(new.last_used_at)),
            expires_at: Set(row::millis(new.expires_at)),
        };
        Entity::insert(row).exec_without_returning(self.connection).await?;
        Ok(())
    }

    /// Notes that it was used, and when it ends if it is not used again.
    pub async fn touch(&self, id: SignInId, now: Timestamp, ends_at: Timestamp) -> Result<(), StoreError> {
        Entity::update_many()
            .col_expr(Column::LastUsedAt, Expr::value(row::millis(now)))
            .col_expr(Column::ExpiresAt, Expr::value(row::millis(ends_at)))
            .filter(Column::Id.eq(id.0))
            .exec(self.connection)
            .await?;
        Ok(())
    }

    /// Ends all of the member's sign-ins, but this one.
    pub async fn end_all(&self, member: MemberId, but: Option<SignInId>) -> Result<(), StoreError> {
        let mut ended = Entity::delete_many().filter(Column::MemberId.eq(member.0));
        if let Some(kept) = but {
            ended = ended.filter(Column::Id.ne(kept.0));
        }
        ended.exec(self.connection).await?;
        Ok(())
    }

    /// Ends whatever is signed in at this client: whoever signs in there again leaves nothing behind.
    pub async fn end_at(&self, client: ClientId) -> Result<(), StoreError> {
        let here = Column::ClientId.eq(i64::from(client.number()));
        Entity::delete_many().filter(here).exec(self.connection).await?;
        Ok(())
    }

    /// Ends one of the member's sign-ins.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not theirs, or has ended.
    pub async fn end(&self, member: MemberId, id: SignInId) -> Result<(), StoreError> {
        let result = Entity::delete_many()
            .filter(Column::Id.eq(id.0))
            .filter(Column::MemberId.eq(member.0))
            .exec(self.connection)
            .await?;
        if result.rows_affected == 0 { Err(StoreError::NotFound { what: "sign-in" }) } else { Ok(()) }
    }

    /// Forgets those that have ended by themselves.
    pub async fn forget_expired(&self, now: Timestamp) -> Result<(), StoreError> {
        Entity::delete_many().filter(Column::ExpiresAt.lte(row::millis(now))).exec(self.connection).await?;
        Ok(())
    }
}

fn acting(row: &QueryResult) -> Result<Acting, StoreError> {
    Ok(Acting {
        sign_in: SignInId(row.try_get("", "id")?),
        client: id_of(row.try_get("", "client_id")?)?,
        agent: AgentRef {
            id: MemberId(row.try_get("", "member_id")?),
            name: PersonName::from_stored(row.try_get("", "name")?),
        },
        roles: BTreeSet::new(),
        created_at: row::time(row.try_get("", "created_at")?)?,
        last_used_at: row::time(row.try_get("", "last_used_at")?)?,
    })
}

fn sign_in(row: sign_in::Model) -> Result<SignIn, StoreError> {
    Ok(SignIn {
        id: SignInId(row.id),
        member: MemberId(row.member_id),
        client: id_of(row.client_id)?,
        device_name: DeviceName::from_stored(row.device_name),
        created_at: row::time(row.created_at)?,
        last_used_at: row::time(row.last_used_at)?,
        expires_at: row::time(row.expires_at)?,
    })
}
