//! Second factors: which ones are in force, apps with codes, and recovery codes.

use std::collections::{BTreeSet, HashMap};

use deskside_domain::ids::MemberId;
use deskside_domain::second_factor::{RecoveryCode, SecondFactor, TimeStep, TotpSecret};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QuerySelect as _,
};
use uuid::Uuid;

use crate::entities::{passkey, recovery_code, totp};
use crate::{StoreError, Vault, row};

/// An app that shows codes for a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptTotp {
    /// What server and app share.
    pub secret: TotpSecret,
    /// Since when it is in force.
    pub since: Timestamp,
}

/// Second factors.
#[derive(Debug)]
pub struct SecondFactors<'a, C> {
    connection: &'a C,
    vault: &'a Vault,
}

impl<'a, C: ConnectionTrait> SecondFactors<'a, C> {
    pub(crate) fn new(connection: &'a C, vault: &'a Vault) -> Self {
        Self { connection, vault }
    }

    /// What the member proves beside the password.
    pub async fn of(&self, member: MemberId) -> Result<BTreeSet<SecondFactor>, StoreError> {
        let totps = totp::Entity::find_by_id(member.0).count(self.connection).await?;
        let of_member = passkey::Column::MemberId.eq(member.0);
        let passkeys = passkey::Entity::find().filter(of_member).count(self.connection).await?;
        let kinds = [(totps, SecondFactor::Totp), (passkeys, SecondFactor::Passkey)];
        Ok(kinds.into_iter().filter_map(|(count, kind)| (count > 0).then_some(kind)).collect())
    }

    /// What each member proves beside the password. Who proves nothing has no entry.
    pub async fn of_all(&self) -> Result<HashMap<MemberId, BTreeSet<SecondFactor>>, StoreError> {
        let ids = totp::Entity::find().select_only().column(totp::Column::MemberId);
        let totps: Vec<Uuid> = ids.into_tuple().all(self.connection).await?;
        let ids = passkey::Entity::find().select_only().column(passkey::Column::MemberId).distinct();
        let passkeys: Vec<Uuid> = ids.into_tuple().all(self.connection).await?;
        let mut factors: HashMap<_, BTreeSet<_>> = HashMap::new();
        for (members, kind) in [(totps, SecondFactor::Totp), (passkeys, SecondFactor::Passkey)] {
            for member in members {
                factors.entry(MemberId(member)).or_default().insert(kind);
            }
        }
        Ok(factors)
    }

    /// The member's app, if one is in force.
    pub async fn totp(&self, member: MemberId) -> Result<Option<KeptTotp>, StoreError> {
        let Some(row) = totp::Entity::find_by_id(member.0).one(self.connection).await? else {
            return Ok(None);
        };
        let secret = self.vault.open_totp(member, &row.sealed_secret)?;
        Ok(Some(KeptTotp { secret, since: row::time(row.created_at)? }))
    }

    /// How many recovery codes the member has not used yet.
    pub async fn recovery_codes_left(&self, member: MemberId) -> Result<u64, StoreError> {
        let of_member = recovery_code::Column::MemberId.eq(member.0);
        Ok(recovery_code::Entity::find().filter(of_member).count(self.connection).await?)
    }
}

impl SecondFactors<'_, DatabaseTransaction> {
    /// Puts an app in force. `step` is that of the code with which the member showed that it works; `nonce` seals the
    /// secret.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when one is in force already.
    pub async fn add_totp(
        &self,
        member: MemberId,
        (secret, step): (&TotpSecret, TimeStep),
        now: Timestamp,
        nonce: [u8; 24],
    ) -> Result<(), StoreError> {
        let row = totp::ActiveModel {
            member_id: Set(member.0),
            sealed_secret: Set(self.vault.seal_totp(member, secret, nonce)?),
            last_step: Set(step.0),
            created_at: Set(row::millis(now)),
        };
        let inserted = totp::Entity::insert(row).exec_without_returning(self.connection).await;
        inserted.map_err(StoreError::on_insert("app")).map(drop)
    }

    /// Uses the code of one step up, and with it all of before.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when a code of that step or a later one was used: of two who use one at once, one does.
    pub async fn spend_step(&self, member: MemberId, step: TimeStep) -> Result<(), StoreError> {
        let result = totp::Entity::update_many()
            .col_expr(totp::Column::LastStep, Expr::value(step.0))
            .filter(totp::Column::MemberId.eq(member.0))
            .filter(totp::Column::LastStep.lt(step.0))
            .exec(self.connection)
            .await?;
        found(result.rows_affected, "code")
    }

    /// Uses a recovery code up.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not the member's, or was used: of two who use one at once, one does.
    pub async fn spend_recovery_code(&self, member: MemberId, code: &RecoveryCode) -> Result<(), StoreError> {
        let result = recovery_code::Entity::delete_many()
            .filter(recovery_code::Column::MemberId.eq(member.0))
            .filter(recovery_code::Column::Hash.eq(code.hash().0.to_vec()))
            .exec(self.connection)
            .await?;
        found(result.rows_affected, "code")
    }

    /// Gives the member these recovery codes and no others.
    pub async fn set_recovery_codes(
        &self,
        member: MemberId,
        codes: &[RecoveryCode],
    ) -> Result<(), StoreError> {
        let of_member = recovery_code::Column::MemberId.eq(member.0);
        recovery_code::Entity::delete_many().filter(of_member).exec(self.connection).await?;
        if codes.is_empty() {
            return Ok(());
        }
        let rows = codes.iter().map(|code| recovery_code::ActiveModel {
            member_id: Set(member.0),
            hash: Set(code.hash().0.to_vec()),
        });
        recovery_code::Entity::insert_many(rows).exec_without_returning(self.connection).await?;
        Ok(())
    }

    /// Puts the member's app out of force.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when none is in force.
    pub async fn remove_totp(&self, member: MemberId) -> Result<(), StoreError> {
        let result = totp::Entity::delete_by_id(member.0).exec(self.connection).await?;
        found(result.rows_affected, "app")
    }

    /// Removes all the member proves beside the password.
    pub async fn remove_all(&self, member: MemberId) -> Result<(), StoreError> {
        totp::Entity::delete_by_id(member.0).exec(self.connection).await?;
        let of_member = passkey::Column::MemberId.eq(member.0);
        passkey::Entity::delete_many().filter(of_member).exec(self.connection).await?;
        self.set_recovery_codes(member, &[]).await
    }
}

pub(crate) fn found(rows: u64, what: &'static str) -> Result<(), StoreError> {
    if rows == 0 { Err(StoreError::NotFound { what }) } else { Ok(()) }
}
