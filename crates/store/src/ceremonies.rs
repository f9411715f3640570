//! What is begun with one request and finished with another: adding an app, adding a passkey, signing in with one.
//!
//! Whoever begins a ceremony carries what is to be known at its end, sealed, so that any node can finish it and a
//! stranger who only begins leaves nothing behind. Finishing it leaves a row until the ceremony would have expired
//! anyway: it is finished once.

use deskside_domain::ids::MemberId;
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, DatabaseTransaction, EntityTrait as _, QueryFilter as _};

use crate::entities::used_ceremony::{ActiveModel, Column, Entity};
use crate::{Store, StoreError, row};

/// What a ceremony is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CeremonyKind {
    /// This member adds an app that shows codes.
    AddTotp(MemberId),
    /// This member adds a passkey.
    AddPasskey(MemberId),
    /// Somebody signs in with a passkey; who it is, the passkey will say.
    SignInByPasskey,
}

/// A ceremony that was begun here, and may be over.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenedCeremony {
    /// Which one it is.
    pub(crate) nonce: [u8; 24],
    /// When it ends by itself.
    pub expires_at: Timestamp,
    /// What is to be known when it is finished.
    pub state: Vec<u8>,
}

impl std::fmt::Debug for OpenedCeremony {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OpenedCeremony(…)")
    }
}

impl Store {
    /// What whoever begins a ceremony carries to its end. `nonce` seals it and tells it from all others.
    pub fn seal_ceremony(
        &self,
        kind: CeremonyKind,
        state: &[u8],
        expires_at: Timestamp,
        nonce: [u8; 24],
    ) -> Result<String, StoreError> {
        self.vault().seal_ceremony(kind, state, expires_at, nonce)
    }

    /// What was sealed, if it was for a ceremony of this kind that has not expired.
    pub fn open_ceremony(&self, kind: CeremonyKind, carried: &str, now: Timestamp) -> Option<OpenedCeremony> {
        self.vault().open_ceremony(kind, carried).filter(|opened| opened.expires_at > now)
    }
}

/// Ceremonies that were finished.
#[derive(Debug)]
pub struct Ceremonies<'a> {
    transaction: &'a DatabaseTransaction,
}

impl<'a> Ceremonies<'a> {
    pub(crate) fn new(transaction: &'a DatabaseTransaction) -> Self {
        Self { transaction }
    }

    /// Finishes a ceremony.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it was finished before: of two who do it at once, one does.
    pub async fn finish(&self, ceremony: &OpenedCeremony) -> Result<(), StoreError> {
        let row = ActiveModel {
            nonce: Set(ceremony.nonce.to_vec()),
            expires_at: Set(row::millis(ceremony.expires_at)),
        };
        let inserted = Entity::insert(row).exec_without_returning(self.transaction).await;
        match inserted.map_err(StoreError::on_insert("ceremony")) {
            Err(StoreError::Exists { what }) => Err(StoreError::NotFound { what }),
            Err(other) => Err(other),
            Ok(_) => Ok(()),
        }
    }

    /// Forgets those that have expired and can be finished no more.
    pub async fn forget_expired(&self, now: Timestamp) -> Result<(), StoreError> {
        Entity::delete_many().filter(Column::ExpiresAt.lte(row::millis(now))).exec(self.transaction).await?;
        Ok(())
    }
}
