//! Actions over many requests, and what became of each. An item's outcome is kept with the change it tells of, so
//! that nothing is done twice, however often the work is interrupted.

use deskside_domain::ids::{BatchId, MemberId, SessionRequestId};
use deskside_domain::text::PersonName;
use jiff::Timestamp;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use crate::StoreError;
use crate::entities::{batch, batch_item, session_request};
use crate::imports::ContentDigest;
use crate::row::{self, column, count};

/// The outcome of an item whose request was changed; every other word says why it was not.
const CHANGED: &str = "changed";

/// How many items are inserted by one statement: databases bind only so many values.
const AT_ONCE: usize = 1_000;

/// One action over many requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The batch's id.
    pub id: BatchId,
    /// Who started it.
    pub made_by: MemberId,
    /// What is to be done, as its owner writes it down.
    pub action: String,
    /// How many requests were chosen.
    pub total: u32,
    /// How many have been looked at: those at the positions before this.
    pub done: u32,
    /// How many were changed.
    pub changed: u32,
    /// When it was started.
    pub created_at: Timestamp,
    /// When the last request was looked at.
    pub finished_at: Option<Timestamp>,
    /// What was sent to start it, where that may be sent again.
    pub digest: Option<ContentDigest>,
}

/// A request that a batch left as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedItem {
    /// The request.
    pub request: SessionRequestId,
    /// Its number and the remote user's name; `None` when there is no such request.
    pub known: Option<(i64, PersonName)>,
    /// Why, in the word that was kept.
    pub word: String,
}

/// What became of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemOutcome {
    /// The request was changed.
    Changed,
    /// It was not, for which this word stands.
    Refused(String),
}

/// A request that is to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchItem {
    /// Its place in the batch.
    pub position: u32,
    /// The request.
    pub request: SessionRequestId,
}

/// Actions over many requests.
#[derive(Debug)]
pub struct Batches<'a, C> {
    connection: &'a C,
}

/// A request that was left as it was: its id, why, its number and its user, as far as there is such a request.
type Refused = (uuid::Uuid, Option<String>, Option<i64>, Option<String>);

impl<'a, C: ConnectionTrait> Batches<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// One batch.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is none of this id.
    pub async fn get(&self, id: BatchId) -> Result<Batch, StoreError> {
        let row = batch::Entity::find_by_id(id.0).one(self.connection).await?;
        read(row.ok_or(StoreError::NotFound { what: "batch" })?)
    }

    /// The requests that a batch left as they were so far, in its order.
    pub async fn refusals(&self, id: BatchId) -> Result<Vec<RefusedItem>, StoreError> {
        let rows: Vec<Refused> = batch_item::Entity::find()
            .select_only()
            .column(batch_item::Column::RequestId)
            .column(batch_item::Column::Outcome)
            .column_as(session_request::Column::Number, "number")
            .column_as(session_request::Column::UserName, "user_name")
            .join(sea_orm::JoinType::LeftJoin, of_request())
            .filter(batch_item::Column::BatchId.eq(id.0))
            .filter(batch_item::Column::Outcome.ne(CHANGED))
            .order_by_asc(batch_item::Column::Position)
            .into_tuple()
            .all(self.connection)
            .await?;
        let refused = |(request, word, number, name): Refused| {
            Some(RefusedItem {
                request: SessionRequestId(request),
                known: number.zip(name.map(PersonName::from_stored)),
                word: word?,
            })
        };
        Ok(rows.into_iter().filter_map(refused).collect())
    }

    /// The batches that are not finished, the oldest first.
    pub async fn unfinished(&self) -> Result<Vec<BatchId>, StoreError> {
        let rows = batch::Entity::find()
            .filter(batch::Column::FinishedAt.is_null())
            .order_by_asc(batch::Column::CreatedAt)
            .order_by_asc(batch::Column::Id)
            .all(self.connection)
            .await?;
        Ok(rows.into_iter().map(|row| BatchId(row.id)).collect())
    }
}

impl Batches<'_, DatabaseTransaction> {
    /// Keeps a new batch over these requests.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is one of this id.
    pub async fn add(&self, new: &Batch, requests: &[SessionRequestId]) -> Result<(), StoreError> {
        let row = batch::ActiveModel {
            id: Set(new.id.0),
            made_by: Set(new.made_by.0),
            action: Set(new.action.clone()),
            total: Set(column(new.total)?),
            done: Set(column(new.done)?),
            changed: Set(column(new.changed)?),
            created_at: Set(row::millis(new.created_at)),
            finished_at: Set(new.finished_at.map(row::millis)),
            digest: Set(new.digest.map(|digest| digest.0.to_vec())),
        };
        batch::Entity::insert(row)
            .exec_without_returning(self.connection)
            .await
            .map_err(StoreError::on_insert("batch"))?;
        let mut items = Vec::with_capacity(requests.len());
        for (position, request) in (0_i32..).zip(requests) {
            items.push(batch_item::ActiveModel {
                batch_id: Set(new.id.0),
                position: Set(position),
                request_id: Set(request.0),
                outcome: Set(None),
            });
        }
        for some in items.chunks(AT_ONCE) {
            batch_item::Entity::insert_many(some.to_vec()).exec_without_returning(self.connection).await?;
        }
        Ok(())
    }

    /// The batch, if it is not finished and no other unit works on it. Until the unit ends nobody else does.
    pub async fn take_up(&self, id: BatchId) -> Result<Option<Batch>, StoreError> {
        let row = batch::Entity::find_by_id(id.0)
            .filter(batch::Column::FinishedAt.is_null())
            .lock_with_behavior(LockType::NoKeyUpdate, LockBehavior::SkipLocked)
            .one(self.connection)
            .await?;
        row.map(read).transpose()
    }

    /// The next requests to be looked at; at most `limit`.
    pub async fn next_items(&self, batch: &Batch, limit: u64) -> Result<Vec<BatchItem>, StoreError> {
        let rows = batch_item::Entity::find()
            .filter(batch_item::Column::BatchId.eq(batch.id.0))
            .filter(batch_item::Column::Position.gte(column(batch.done)?))
            .order_by_asc(batch_item::Column::Position)
            .limit(limit)
            .all(self.connection)
            .await?;
        let item = |row: batch_item::Model| {
            Ok(BatchItem { position: count(row.position)?, request: SessionRequestId(row.request_id) })
        };
        rows.into_iter().map(item).collect()
    }

    /// Keeps what became of an item.
    pub async fn set_outcome(
        &self,
        batch: BatchId,
        item: BatchItem,
        outcome: &ItemOutcome,
    ) -> Result<(), StoreError> {
        let word = match outcome {
            ItemOutcome::Changed => CHANGED,
            ItemOutcome::Refused(word) => word,
        };
        let row = batch_item::ActiveModel { outcome: Set(Some(word.to_owned())), ..Default::default() };
        batch_item::Entity::update_many()
            .set(row)
            .filter(batch_item::Column::BatchId.eq(batch.0))
            .filter(batch_item::Column::Position.eq(column(item.position)?))
            .exec(self.connection)
            .await?;
        Ok(())
    }

    /// How many batches of this member are not finished.
    pub async fn unfinished_of(&self, member: MemberId) -> Result<u64, StoreError> {
        let unfinished = batch::Entity::find()
            .filter(batch::Column::MadeBy.eq(member.0))
            .filter(batch::Column::FinishedAt.is_null());
        Ok(unfinished.count(self.connection).await?)
    }

    /// Forgets some that were finished before this, with what became of their items; at most `limit`.
    pub async fn forget_finished(&self, before: Timestamp, limit: u64) -> Result<(), StoreError> {
        let old: Vec<uuid::Uuid> = batch::Entity::find()
            .select_only()
            .column(batch::Column::Id)
            .filter(batch::Column::FinishedAt.lt(row::millis(before)))
            .order_by_asc(batch::Column::FinishedAt)
            .limit(limit)
            .into_tuple()
            .all(self.connection)
            .await?;
        let items = batch_item::Entity::delete_many().filter(batch_item::Column::BatchId.is_in(old.clone()));
        items.exec(self.connection).await?;
        batch::Entity::delete_many().filter(batch::Column::Id.is_in(old)).exec(self.connection).await?;
        Ok(())
    }

    /// Keeps how far a batch has come.
    pub async fn save(&self, batch: &Batch) -> Result<(), StoreError> {
        let row = batch::ActiveModel {
            done: Set(column(batch.done)?),
            changed: Set(column(batch.changed)?),
            finished_at: Set(batch.finished_at.map(row::millis)),
            ..Default::default()
        };
        batch::Entity::update_many()
            .set(row)
            .filter(batch::Column::Id.eq(batch.id.0))
            .exec(self.connection)
            .await?;
        Ok(())
    }
}

/// From an item to its request, which need not exist.
fn of_request() -> sea_orm::RelationDef {
    batch_item::Entity::belongs_to(session_request::Entity)
        .from(batch_item::Column::RequestId)
        .to(session_request::Column::Id)
        .into()
}

fn read(found: batch::Model) -> Result<Batch, StoreError> {
    Ok(Batch {
        id: BatchId(found.id),
        made_by: MemberId(found.made_by),
        action: found.action,
        total: count(found.total)?,
        done: count(found.done)?,
        changed: count(found.changed)?,
        created_at: row::time(found.created_at)?,
        finished_at: found.finished_at.map(row::time).transpose()?,
        digest: found.digest.map(|digest| row::array(&digest, "digest").map(ContentDigest)).transpose()?,
    })
}
