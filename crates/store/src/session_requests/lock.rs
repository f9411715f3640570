//! Locking: whoever decides about a request within a unit has it to themselves until the unit ends.

use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::SessionRequest;
use sea_orm::sea_query::LockType;
use sea_orm::{DatabaseTransaction, EntityTrait as _, QuerySelect as _};

use super::SessionRequests;
use crate::StoreError;
use crate::entities::session_request::{Entity, Model};

impl SessionRequests<'_, DatabaseTransaction> {
    /// The request with this id. Until the unit ends nobody else reads it in a unit, or changes it or what
    /// belongs to it: presence, chat, history. Ask for it before anything else, and for one only: two units
    /// that each wait for the other's request would never end.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub async fn get(&self, id: SessionRequestId) -> Result<SessionRequest, StoreError> {
        let row = lock(self.connection, id).await?;
        self.one(Some(row)).await
    }
}

/// Locks the request's row until the transaction ends.
///
/// SQLite knows no such lock and needs none: a unit holds the one write lock from its beginning. The key stays
/// free to be referred to (`NO KEY`), so that rows which only point at the request are inserted meanwhile.
pub(crate) async fn lock(
    connection: &DatabaseTransaction,
    id: SessionRequestId,
) -> Result<Model, StoreError> {
    let row = Entity::find_by_id(id.0).lock(LockType::NoKeyUpdate).one(connection).await?;
    row.ok_or(StoreError::NotFound { what: "session request" })
}
