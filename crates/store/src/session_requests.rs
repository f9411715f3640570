//! Session requests: reading one, reading a page, saving a transition.

mod days;
mod directory;
mod list;
mod lock;
mod memory;
mod rows;
mod save;
mod shelve;

pub use list::{Cursor, Filter, Holder, Page, Sort, Span, StatusCounts};
pub(crate) use lock::lock;
pub(crate) use memory::Memory;

use deskside_domain::ids::SessionRequestId;
use deskside_domain::link::{JoinCode, LinkToken};
use deskside_domain::session_request::SessionRequest;
use sea_orm::{ColumnTrait as _, ConnectionTrait, DatabaseConnection, EntityTrait as _, QueryFilter as _};

use crate::clients::Clients;
use crate::entities::session_request::{Column, Entity, Model};
use crate::members::Members;
use crate::session_queues::SessionQueues;
use crate::{StoreError, Vault};

/// Session requests.
#[derive(Debug)]
pub struct SessionRequests<'a, C> {
    connection: &'a C,
    vault: &'a Vault,
    /// What was read before. Within a unit there is none: what is not committed must not be remembered.
    memory: Option<&'a Memory>,
    /// How many requests of a list are looked at one by one.
    few: u64,
}

impl<'a, C: ConnectionTrait> SessionRequests<'a, C> {
    pub(crate) fn new(connection: &'a C, vault: &'a Vault) -> Self {
        Self { connection, vault, memory: None, few: list::FEW }
    }

    /// The same, with what was read before.
    pub(crate) fn remembering(self, memory: &'a Memory) -> Self {
        Self { memory: Some(memory), ..self }
    }

    /// The same, but lists look at so many requests one by one before they take another way, which must not
    /// show: a test goes all ways with few requests.
    #[must_use]
    pub fn looking_at(self, few: u64) -> Self {
        Self { few, ..self }
    }

    /// The request to which this link leads.
    pub async fn by_token(&self, token: &LinkToken) -> Result<SessionRequest, StoreError> {
        let key = self.vault.token_key(token);
        self.one(Entity::find().filter(Column::TokenKey.eq(key)).one(self.connection).await?).await
    }

    /// The request to which this join code leads.
    pub async fn by_code(&self, code: &JoinCode) -> Result<SessionRequest, StoreError> {
        let key = self.vault.code_key(code);
        self.one(Entity::find().filter(Column::CodeKey.eq(key)).one(self.connection).await?).await
    }

    async fn one(&self, row: Option<Model>) -> Result<SessionRequest, StoreError> {
        let row = row.ok_or(StoreError::NotFound { what: "session request" })?;
        self.requests(vec![row]).await?.pop().ok_or(StoreError::NotFound { what: "session request" })
    }

    async fn requests(&self, found: Vec<Model>) -> Result<Vec<SessionRequest>, StoreError> {
        let members = Members::new(self.connection).named(found.iter().flat_map(rows::members)).await?;
        let queues =
            SessionQueues::new(self.connection).named(found.iter().filter_map(|row| row.queue_id)).await?;
        let clients =
            Clients::new(self.connection).named(found.iter().filter_map(|row| row.assigned_client)).await?;
        let known = rows::Known { members, queues, clients };
        found.into_iter().map(|row| rows::request(row, &known, self.vault)).collect()
    }
}

impl SessionRequests<'_, DatabaseConnection> {
    /// The request with this id, as it was last committed.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub async fn get(&self, id: SessionRequestId) -> Result<SessionRequest, StoreError> {
        self.one(Entity::find_by_id(id.0).one(self.connection).await?).await
    }

    /// Those of these requests that there are, as they were last committed, in no order.
    pub async fn these(&self, ids: &[SessionRequestId]) -> Result<Vec<SessionRequest>, StoreError> {
        let ids = ids.iter().map(|id| id.0);
        self.requests(Entity::find().filter(Column::Id.is_in(ids)).all(self.connection).await?).await
    }
}
