//! Opening the database, and the two ways into it: units of work, and readers beside them.

use sea_orm::{
    DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait as _,
};

use crate::api_tokens::ApiTokens;
use crate::audit::Audit;
use crate::batches::Batches;
use crate::calendar_links::CalendarLinks;
use crate::chains::Chains;
use crate::chat::Chat;
use crate::client_presences::ClientPresences;
use crate::clients::Clients;
use crate::comments::Comments;
use crate::history::History;
use crate::imports::Imports;
use crate::invitations::Invitations;
use crate::key_binding;
use crate::mails::Mails;
use crate::members::Members;
use crate::migrations;
use crate::organisation::OrganisationStore;
use crate::passkeys::Passkeys;
use crate::photos::Photos;
use crate::pools::Pools;
use crate::presences::Presences;
use crate::roles::Roles;
use crate::saved_views::SavedViews;
use crate::second_factors::SecondFactors;
use crate::session_queues::SessionQueues;
use crate::session_requests::{Memory, SessionRequests};
use crate::sessions::Sessions;
use crate::sign_ins::SignIns;
use crate::{DatabaseUrl, SecretKey, StoreError, Unit, Vault};

/// The database, ready to use: migrated, with its keys.
#[derive(Clone, Debug)]
pub struct Store {
    pools: Pools,
    vault: Vault,
    memory: Memory,
}

impl Store {
    /// Connects, and brings the schema up to date.
    ///
    /// # Errors
    /// [`StoreError::OtherKey`] when the database belongs to another key.
    pub async fn open(url: &DatabaseUrl, key: &SecretKey) -> Result<Self, StoreError> {
        let pools = Pools::connect(url).await?;
        migrations::run(&pools.writers).await?;
        let vault = Vault::new(key);
        key_binding::bind(&pools.writers, &vault).await?;
        Ok(Self { pools, vault, memory: Memory::new() })
    }

    /// Begins a unit of work.
    ///
    /// On SQLite it holds the write lock from the start. On PostgreSQL it holds what it has locked: reading a
    /// request in a unit locks that request. So either way what it read there cannot change before it writes.
    pub async fn begin(&self) -> Result<Unit, StoreError> {
        Ok(Unit::new(begin(&self.pools.writers).await?, self.vault.clone()))
    }

    pub(crate) fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.pools.readers.ping().await?;
        Ok(())
    }

    /// Ends all connections once their work is done.
    pub async fn close(self) -> Result<(), StoreError> {
        self.pools.readers.close().await?;
        self.pools.writers.close().await?;
        Ok(())
    }

    /// Reads session requests.
    pub fn session_requests(&self) -> SessionRequests<'_, DatabaseConnection> {
        SessionRequests::new(&self.pools.readers, &self.vault).remembering(&self.memory)
    }

    /// Reads histories.
    pub fn history(&self) -> History<'_, DatabaseConnection> {
        History::new(&self.pools.readers)
    }

    /// Reads members.
    pub fn members(&self) -> Members<'_, DatabaseConnection> {
        Members::new(&self.pools.readers)
    }

    /// Reads roles.
    pub fn roles(&self) -> Roles<'_, DatabaseConnection> {
        Roles::new(&self.pools.readers)
    }

    /// Reads invitations.
    pub fn invitations(&self) -> Invitations<'_, DatabaseConnection> {
        Invitations::new(&self.pools.readers)
    }

    /// Reads the audit log.
    pub fn audit(&self) -> Audit<'_, DatabaseConnection> {
        Audit::new(&self.pools.readers)
    }

    /// Reads all chains.
    pub fn chains(&self) -> Chains<'_, DatabaseConnection> {
        Chains::new(&self.pools.readers)
    }

    /// Reads sign-ins.
    pub fn sign_ins(&self) -> SignIns<'_, DatabaseConnection> {
        SignIns::new(&self.pools.readers)
    }

    /// Reads second factors.
    pub fn second_factors(&self) -> SecondFactors<'_, DatabaseConnection> {
        SecondFactors::new(&self.pools.readers, &self.vault)
    }

    /// Reads passkeys.
    pub fn passkeys(&self) -> Passkeys<'_, DatabaseConnection> {
        Passkeys::new(&self.pools.readers)
    }

    /// Reads API tokens.
    pub fn api_tokens(&self) -> ApiTokens<'_, DatabaseConnection> {
        ApiTokens::new(&self.pools.readers)
    }

    /// Reads clients.
    pub fn clients(&self) -> Clients<'_, DatabaseConnection> {
        Clients::new(&self.pools.readers)
    }

    /// Reads records of sessions.
    pub fn sessions(&self) -> Sessions<'_, DatabaseConnection> {
        Sessions::new(&self.pools.readers)
    }

    /// Reads addresses at which calendar programs read agendas.
    pub fn calendar_links(&self) -> CalendarLinks<'_, DatabaseConnection> {
        CalendarLinks::new(&self.pools.readers)
    }

    /// Reads members' photos.
    pub fn photos(&self) -> Photos<'_, DatabaseConnection> {
        Photos::new(&self.pools.readers)
    }

    /// Reads presences.
    pub fn presences(&self) -> Presences<'_, DatabaseConnection> {
        Presences::new(&self.pools.readers)
    }

    /// Reads chats.
    pub fn chat(&self) -> Chat<'_, DatabaseConnection> {
        Chat::new(&self.pools.readers)
    }

    /// Reads the organisation.
    pub fn organisation(&self) -> OrganisationStore<'_, DatabaseConnection> {
        OrganisationStore::new(&self.pools.readers)
    }

    /// Reads session queues.
    pub fn session_queues(&self) -> SessionQueues<'_, DatabaseConnection> {
        SessionQueues::new(&self.pools.readers)
    }

    /// Reads comments.
    pub fn comments(&self) -> Comments<'_, DatabaseConnection> {
        Comments::new(&self.pools.readers)
    }

    /// Reads the outbox.
    pub fn mails(&self) -> Mails<'_, DatabaseConnection> {
        Mails::new(&self.pools.readers)
    }

    /// Reads saved views.
    pub fn saved_views(&self) -> SavedViews<'_, DatabaseConnection> {
        SavedViews::new(&self.pools.readers)
    }

    /// Reads actions over many requests.
    pub fn batches(&self) -> Batches<'_, DatabaseConnection> {
        Batches::new(&self.pools.readers)
    }

    /// Reads imports of files.
    pub fn imports(&self) -> Imports<'_, DatabaseConnection> {
        Imports::new(&self.pools.readers)
    }

    /// Reads who is online.
    pub fn client_presences(&self) -> ClientPresences<'_, DatabaseConnection> {
        ClientPresences::new(&self.pools.readers)
    }
}

/// Begins a transaction that may write. On SQLite it takes the write lock at once: one that reads first and then
/// wants to write fails when another has written in between, and no busy timeout helps against it.
pub(crate) async fn begin(connection: &DatabaseConnection) -> Result<DatabaseTransaction, StoreError> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    Ok(connection.begin_with_options(options).await?)
}
