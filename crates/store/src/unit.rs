//! One unit of work: everything in it is saved together or not at all.

use sea_orm::DatabaseTransaction;

use crate::api_tokens::ApiTokens;
use crate::audit::Audit;
use crate::batches::Batches;
use crate::calendar_links::CalendarLinks;
use crate::ceremonies::Ceremonies;
use crate::chat::Chat;
use crate::client_presences::ClientPresences;
use crate::clients::Clients;
use crate::comments::Comments;
use crate::history::History;
use crate::imports::Imports;
use crate::invitations::Invitations;
use crate::mails::Mails;
use crate::members::Members;
use crate::nodes::Nodes;
use crate::organisation::OrganisationStore;
use crate::passkeys::Passkeys;
use crate::photos::Photos;
use crate::presences::Presences;
use crate::roles::Roles;
use crate::saved_views::SavedViews;
use crate::second_factors::SecondFactors;
use crate::session_queues::SessionQueues;
use crate::session_requests::SessionRequests;
use crate::sessions::Sessions;
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

    /// Members.
    pub fn members(&self) -> Members<'_, DatabaseTransaction> {
        Members::new(&self.transaction)
    }

    /// Roles.
    pub fn roles(&self) -> Roles<'_, DatabaseTransaction> {
        Roles::new(&self.transaction)
    }

    /// Invitations.
    pub fn invitations(&self) -> Invitations<'_, DatabaseTransaction> {
        Invitations::new(&self.transaction)
    }

    /// The audit log.
    pub fn audit(&self) -> Audit<'_, DatabaseTransaction> {
        Audit::new(&self.transaction)
    }

    /// Sign-ins.
    pub fn sign_ins(&self) -> SignIns<'_, DatabaseTransaction> {
        SignIns::new(&self.transaction)
    }

    /// Second factors.
    pub fn second_factors(&self) -> SecondFactors<'_, DatabaseTransaction> {
        SecondFactors::new(&self.transaction, &self.vault)
    }

    /// Passkeys.
    pub fn passkeys(&self) -> Passkeys<'_, DatabaseTransaction> {
        Passkeys::new(&self.transaction)
    }

    /// Ceremonies that were finished.
    pub fn ceremonies(&self) -> Ceremonies<'_> {
        Ceremonies::new(&self.transaction)
    }

    /// API tokens.
    pub fn api_tokens(&self) -> ApiTokens<'_, DatabaseTransaction> {
        ApiTokens::new(&self.transaction)
    }

    /// Clients.
    pub fn clients(&self) -> Clients<'_, DatabaseTransaction> {
        Clients::new(&self.transaction)
    }

    /// Records of sessions.
    pub fn sessions(&self) -> Sessions<'_, DatabaseTransaction> {
        Sessions::new(&self.transaction)
    }

    /// Addresses at which calendar programs read agendas.
    pub fn calendar_links(&self) -> CalendarLinks<'_, DatabaseTransaction> {
        CalendarLinks::new(&self.transaction)
    }

    /// Members' photos.
    pub fn photos(&self) -> Photos<'_, DatabaseTransaction> {
        Photos::new(&self.transaction)
    }

    /// Presences.
    pub fn presences(&self) -> Presences<'_, DatabaseTransaction> {
        Presences::new(&self.transaction)
    }

    /// Nodes.
    pub fn nodes(&self) -> Nodes<'_> {
        Nodes::new(&self.transaction)
    }

    /// Histories.
    pub fn history(&self) -> History<'_, DatabaseTransaction> {
        History::new(&self.transaction)
    }

    /// Chats.
    pub fn chat(&self) -> Chat<'_, DatabaseTransaction> {
        Chat::new(&self.transaction)
    }

    /// The organisation.
    pub fn organisation(&self) -> OrganisationStore<'_, DatabaseTransaction> {
        OrganisationStore::new(&self.transaction)
    }

    /// Session queues.
    pub fn session_queues(&self) -> SessionQueues<'_, DatabaseTransaction> {
        SessionQueues::new(&self.transaction)
    }

    /// Comments.
    pub fn comments(&self) -> Comments<'_, DatabaseTransaction> {
        Comments::new(&self.transaction)
    }

    /// The outbox.
    pub fn mails(&self) -> Mails<'_, DatabaseTransaction> {
        Mails::new(&self.transaction)
    }

    /// Saved views.
    pub fn saved_views(&self) -> SavedViews<'_, DatabaseTransaction> {
        SavedViews::new(&self.transaction)
    }

    /// Imports of files.
    pub fn imports(&self) -> Imports<'_, DatabaseTransaction> {
        Imports::new(&self.transaction)
    }

    /// Who is online.
    pub fn client_presences(&self) -> ClientPresences<'_, DatabaseTransaction> {
        ClientPresences::new(&self.transaction)
    }

    /// Actions over many requests.
    pub fn batches(&self) -> Batches<'_, DatabaseTransaction> {
        Batches::new(&self.transaction)
    }
}
