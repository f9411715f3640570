//! Locking: what goes into a queue and what archives it wait for each other.

use deskside_domain::ids::QueueId;
use deskside_domain::session_queue::SessionQueue;
use sea_orm::sea_query::LockType;
use sea_orm::{DatabaseTransaction, EntityTrait as _, QuerySelect as _};

use super::SessionQueues;
use crate::StoreError;
use crate::entities::session_queue::Entity;

impl SessionQueues<'_, DatabaseTransaction> {
    /// The queue with this id, for whoever puts a request into it: until the unit ends it stays in use, or archived.
    /// A unit may have locked a request before; whoever asks [`SessionQueues::get_to_change`] must not have.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub async fn get_to_use(&self, id: QueueId) -> Result<SessionQueue, StoreError> {
        self.locked(id, LockType::Share).await
    }

    /// The queue with this id, for whoever takes it out of use: what was on its way into it is there, and nothing more
    /// comes until the unit ends. Ask for it before anything else.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub async fn get_to_change(&self, id: QueueId) -> Result<SessionQueue, StoreError> {
        self.locked(id, LockType::Update).await
    }

    async fn locked(&self, id: QueueId, lock: LockType) -> Result<SessionQueue, StoreError> {
        self.one(Entity::find_by_id(id.0).lock(lock).one(self.connection).await?).await
    }
}
