//! Invitations that nobody has accepted yet, and links to choose another password.

use std::collections::BTreeSet;

use deskside_domain::actor::AgentRef;
use deskside_domain::ids::{InvitationId, MemberId};
use deskside_domain::role::RoleKey;
use deskside_domain::text::{EmailAddress, PersonName};
use deskside_domain::tokens::{InvitationTokenHash, PasswordResetTokenHash};
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _, QueryOrder as _,
};

use crate::entities::invitation::{ActiveModel, Column, Entity, Model};
use crate::entities::password_reset as reset;
use crate::members::{Members, Names};
use crate::roles::key;
use crate::{StoreError, row};

/// Somebody who may become a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The invitation's id.
    pub id: InvitationId,
    /// What they are called, as whoever invited them says.
    pub name: Option<PersonName>,
    /// With which address they will sign in.
    pub email: EmailAddress,
    /// What they will be able to do.
    pub roles: BTreeSet<RoleKey>,
    /// Who invited them.
    pub invited_by: AgentRef,
    /// When.
    pub created_at: Timestamp,
    /// Until when the link works.
    pub expires_at: Timestamp,
}

/// A link by which a member chooses another password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordReset {
    /// The member.
    pub member: MemberId,
    /// Who offered it.
    pub offered_by: MemberId,
    /// Until when it works.
    pub expires_at: Timestamp,
}

/// Invitations, and links to choose another password.
#[derive(Debug)]
pub struct Invitations<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> Invitations<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// All that nobody has accepted yet, expired or not; the newest first.
    pub async fn all(&self) -> Result<Vec<Invitation>, StoreError> {
        let rows = Entity::find()
            .order_by_desc(Column::CreatedAt)
            .order_by_asc(Column::Id)
            .all(self.connection)
            .await?;
        let names = Members::new(self.connection).named(rows.iter().map(|row| row.invited_by)).await?;
        rows.into_iter().map(|row| invitation(row, &names)).collect()
    }

    /// Those that can still be accepted.
    pub async fn valid(&self, now: Timestamp) -> Result<Vec<Invitation>, StoreError> {
        Ok(self.all().await?.into_iter().filter(|invitation| invitation.expires_at > now).collect())
    }

    /// The valid invitation to which this token belongs.
    pub async fn find(
        &self,
        token: InvitationTokenHash,
        now: Timestamp,
    ) -> Result<Option<Invitation>, StoreError> {
        let row = Entity::find()
            .filter(Column::TokenHash.eq(token.0.to_vec()))
            .filter(Column::ExpiresAt.gt(row::millis(now)))
            .one(self.connection)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let names = Members::new(self.connection).named([row.invited_by]).await?;
        invitation(row, &names).map(Some)
    }

    /// The valid link to choose another password to which this token belongs.
    pub async fn reset_of(
        &self,
        token: PasswordResetTokenHash,
        now: Timestamp,
    ) -> Result<Option<PasswordReset>, StoreError> {
        let row = reset::Entity::find()
            .filter(reset::Column::TokenHash.eq(token.0.to_vec()))
            .filter(reset::Column::ExpiresAt.gt(row::millis(now)))
            .one(self.connection)
            .await?;
        row.map_or(Ok(None), password_reset)
    }
}

impl Invitations<'_, DatabaseTransaction> {
    /// Keeps an invitation. One for the same address is void from then on.
    pub async fn put(&self, new: &Invitation, token: InvitationTokenHash) -> Result<(), StoreError> {
        let account_key = new.email.account_key();
        Entity::delete_many().filter(Column::AccountKey.eq(&account_key)).exec(self.connection).await?;
        let roles: Vec<_> = new.roles.iter().map(ToString::to_string).collect();
        let row = ActiveModel {
            id: Set(new.id.0),
            token_hash: Set(token.0.to_vec()),
            name: Set(new.name.as_ref().map(|name| name.as_str().to_owned())),
            email: Set(new.email.as_str().to_owned()),
            account_key: Set(account_key),
            roles: Set(row::to_json(&roles)?),
            invited_by: Set(new.invited_by.id.0),
            created_at: Set(row::millis(new.created_at)),
            expires_at: Set(row::millis(new.expires_at)),
        };
        Entity::insert(row)
            .exec_without_returning(self.connection)
            .await
            .map_err(StoreError::on_insert("invitation"))?;
        Ok(())
    }

    /// Takes an invitation back, or forgets it because it was accepted.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none: of two who accept at once, one does.
    pub async fn take(&self, id: InvitationId) -> Result<(), StoreError> {
        let result = Entity::delete_by_id(id.0).exec(self.connection).await?;
        if result.rows_affected == 0 { Err(StoreError::NotFound { what: "invitation" }) } else { Ok(()) }
    }

    /// Forgets invitations that expired before `before`, and links to choose another password that have expired.
    pub async fn forget_expired(&self, before: Timestamp, now: Timestamp) -> Result<(), StoreError> {
        Entity::delete_many()
            .filter(Column::ExpiresAt.lte(row::millis(before)))
            .exec(self.connection)
            .await?;
        reset::Entity::delete_many()
            .filter(reset::Column::ExpiresAt.lte(row::millis(now)))
            .exec(self.connection)
            .await?;
        Ok(())
    }

    /// Takes back what a member has offered: invitations, and links to choose another password.
    pub async fn withdraw_all_by(&self, member: MemberId) -> Result<(), StoreError> {
        Entity::delete_many().filter(Column::InvitedBy.eq(member.0)).exec(self.connection).await?;
        reset::Entity::delete_many()
            .filter(reset::Column::OfferedBy.eq(member.0))
            .exec(self.connection)
            .await?;
        Ok(())
    }

    /// Keeps a link to choose another password. An earlier one of the member's is void from then on.
    pub async fn offer_reset(
        &self,
        new: &PasswordReset,
        token: PasswordResetTokenHash,
    ) -> Result<(), StoreError> {
        let row = reset::ActiveModel {
            member_id: Set(new.member.0),
            token_hash: Set(token.0.to_vec()),
            expires_at: Set(row::millis(new.expires_at)),
            offered_by: Set(Some(new.offered_by.0)),
        };
        let replace = OnConflict::column(reset::Column::MemberId)
            .update_columns([reset::Column::TokenHash, reset::Column::ExpiresAt, reset::Column::OfferedBy])
            .to_owned();
        reset::Entity::insert(row).on_conflict(replace).exec_without_returning(self.connection).await?;
        Ok(())
    }

    /// Uses a link up.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none: of two who use it at once, one does.
    pub async fn take_reset(
        &self,
        token: PasswordResetTokenHash,
        now: Timestamp,
    ) -> Result<PasswordReset, StoreError> {
        let found = self.reset_of(token, now).await?.ok_or(StoreError::NotFound { what: "reset" })?;
        let result = reset::Entity::delete_many()
            .filter(reset::Column::TokenHash.eq(token.0.to_vec()))
            .exec(self.connection)
            .await?;
        if result.rows_affected == 0 { Err(StoreError::NotFound { what: "reset" }) } else { Ok(found) }
    }

    /// Voids the link by which a member might choose another password.
    pub async fn void_reset(&self, member: MemberId) -> Result<(), StoreError> {
        reset::Entity::delete_by_id(member.0).exec(self.connection).await?;
        Ok(())
    }
}

fn invitation(row: Model, names: &Names) -> Result<Invitation, StoreError> {
    let roles: Vec<String> = row::from_json(&row.roles, "roles")?;
    Ok(Invitation {
        id: InvitationId(row.id),
        name: row.name.map(PersonName::from_stored),
        email: EmailAddress::from_stored(row.email),
        roles: roles.iter().map(|text| key(text)).collect::<Result<_, _>>()?,
        invited_by: names.agent(row.invited_by)?,
        created_at: row::time(row.created_at)?,
        expires_at: row::time(row.expires_at)?,
    })
}

/// None where nobody knows who offered it: a server before this version did.
fn password_reset(row: reset::Model) -> Result<Option<PasswordReset>, StoreError> {
    let Some(offered_by) = row.offered_by else { return Ok(None) };
    Ok(Some(PasswordReset {
        member: MemberId(row.member_id),
        offered_by: MemberId(offered_by),
        expires_at: row::time(row.expires_at)?,
    }))
}
