//! One unit of work: everything in it is saved together or not at all.

use sea_orm::DatabaseTransaction;

use crate::chat::Chat;
use crate::members::Members;
use crate::nodes::Nodes;
use crate::presences::Presences;
use crate::session_requests::SessionRequests;
use crate::sign_ins::SignIns;
use crate::{StoreError, Vault};

/// A transaction. Dropping it without [`Unit::commit`] undoes everything.
#[must_use]
#[derive(Debug)]
pub struct Unit {
    transaction: DatabaseTransaction,
    vault: Vault,
}

impl Unit {
    pub(crate) fn new(transaction: DatabaseTransaction, vault: Vault) -> Self {
        Self { transaction, vault }
    }

    /// Makes everything durable.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.transaction.commit().await?;
        Ok(())
    }

    /// Session requests.
    pub fn session_requests(&self) -> SessionRequests<'_, DatabaseTransaction> {
        SessionRequests::new(&self.transaction, &self.vault)
    }

    /// Members and the organisation.
    pub fn members(&self) -> Members<'_, DatabaseTransaction> {
        Members::new(&self.transaction)
    }

    /// Sign-ins.
    pub fn sign_ins(&self) -> SignIns<'_, DatabaseTransaction> {
        SignIns::new(&self.transaction)
    }

    /// Presences.
    pub fn presences(&self) -> Presences<'_, DatabaseTransaction> {
        Presences::new(&self.transaction)
    }

    /// Nodes.
    pub fn nodes(&self) -> Nodes<'_> {
        Nodes::new(&self.transaction)
    }

    /// Chats.
    pub fn chat(&self) -> Chat<'_, DatabaseTransaction> {
        Chat::new(&self.transaction)
    }
}
