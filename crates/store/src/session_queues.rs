//! Session queues: reading, changing, and who serves them.

mod load;
mod lock;
mod rows;
mod subscribers;
mod waits;

pub use load::QueueLoad;

use std::collections::HashMap;

use deskside_domain::ids::QueueId;
use deskside_domain::session_queue::{PageSlug, QueueColour, QueueRef, SessionQueue};
use deskside_domain::text::QueueName;
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _,
};
use uuid::Uuid;

use crate::StoreError;
use crate::entities::session_queue::{ActiveModel, Column, Entity, Model};
use crate::members::Members;
use crate::row::{self, by_name};

/// Session queues.
#[derive(Debug)]
pub struct SessionQueues<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> SessionQueues<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// The queue with this id, in use or archived.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none.
    pub async fn get(&self, id: QueueId) -> Result<SessionQueue, StoreError> {
        self.one(Entity::find_by_id(id.0).one(self.connection).await?).await
    }

    /// The queue whose request page has this address.
    pub async fn by_slug(&self, slug: &PageSlug) -> Result<SessionQueue, StoreError> {
        self.one(Entity::find().filter(Column::PageSlug.eq(slug.as_str())).one(self.connection).await?).await
    }

    /// All queues in use, by name.
    pub async fn in_use(&self) -> Result<Vec<SessionQueue>, StoreError> {
        self.queues(Entity::find().filter(Column::ArchivedAt.is_null())).await
    }

    /// All archived queues, by name.
    pub async fn archived(&self) -> Result<Vec<SessionQueue>, StoreError> {
        self.queues(Entity::find().filter(Column::ArchivedAt.is_not_null())).await
    }

    /// Names and colours of these queues.
    pub(crate) async fn named(&self, ids: impl IntoIterator<Item = Uuid>) -> Result<QueueNames, StoreError> {
        let mut ids: Vec<_> = ids.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            return Ok(QueueNames::default());
        }
        let rows = Entity::find().filter(Column::Id.is_in(ids)).all(self.connection).await?;
        let named = |row: Model| {
            let colour = rows::colour(&row)?;
            let queue = QueueRef { id: QueueId(row.id), name: QueueName::from_stored(row.name), colour };
            Ok((row.id, queue))
        };
        Ok(QueueNames(rows.into_iter().map(named).collect::<Result<_, StoreError>>()?))
    }

    async fn queues(&self, query: sea_orm::Select<Entity>) -> Result<Vec<SessionQueue>, StoreError> {
        let found = query.all(self.connection).await?;
        let names = Members::new(self.connection).named(found.iter().filter_map(|row| row.page_by)).await?;
        let queues = found.into_iter().map(|row| rows::queue(row, &names));
        let mut queues = queues.collect::<Result<Vec<_>, _>>()?;
        queues.sort_by_cached_key(|queue| (by_name(queue.name.as_str()), queue.id));
        Ok(queues)
    }

    async fn one(&self, found: Option<Model>) -> Result<SessionQueue, StoreError> {
        let row = found.ok_or(StoreError::NotFound { what: "session queue" })?;
        let names = Members::new(self.connection).named(row.page_by).await?;
        rows::queue(row, &names)
    }
}

impl SessionQueues<'_, DatabaseTransaction> {
    /// The colours that queues in use have.
    pub async fn colours(&self) -> Result<Vec<QueueColour>, StoreError> {
        Ok(self.in_use().await?.into_iter().map(|queue| queue.colour).collect())
    }

    /// Keeps a new queue.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when another queue in use has its name.
    pub async fn add(&self, new: &SessionQueue, now: Timestamp) -> Result<(), StoreError> {
        let row = ActiveModel { id: Set(new.id.0), created_at: Set(row::millis(now)), ..rows::changes(new)? };
        Entity::insert(row)
            .exec_without_returning(self.connection)
            .await
            .map_err(StoreError::on_insert("name or address"))?;
        Ok(())
    }

    /// Keeps a change: the queue as it is after it.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when another queue has its name or its page's address, [`StoreError::Stale`]
    /// when the queue is not at the version before it any more.
    pub async fn save(&self, queue: &SessionQueue) -> Result<(), StoreError> {
        let result = Entity::update_many()
            .set(rows::changes(queue)?)
            .filter(Column::Id.eq(queue.id.0))
            .filter(Column::Version.eq(queue.version - 1))
            .exec(self.connection)
            .await
            .map_err(StoreError::on_insert("name or address"))?;
        if result.rows_affected == 1 { Ok(()) } else { Err(StoreError::Stale) }
    }
}

/// Queues by id, as requests name them.
#[derive(Default)]
pub(crate) struct QueueNames(HashMap<Uuid, QueueRef>);

impl QueueNames {
    pub(crate) fn queue(&self, id: Uuid) -> Result<QueueRef, StoreError> {
        self.0.get(&id).cloned().ok_or(StoreError::NotFound { what: "session queue" })
    }
}
