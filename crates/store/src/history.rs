//! Histories: append-only, each row hashed with the one before it.

use deskside_domain::history::{ChainHash, EventActor, HistoryEvent, RequestEvent};
use deskside_domain::ids::SessionRequestId;
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use crate::StoreError;
use crate::entities::session_request_event::{ActiveModel, Column, Entity};
use crate::row;

/// One row of a history.
#[derive(Clone, Debug)]
pub struct HistoryRow {
    /// What happened.
    pub event: HistoryEvent,
    /// The row's hash.
    pub hash: ChainHash,
}

/// One page of a history, the newest first.
#[derive(Clone, Debug)]
pub struct HistoryPage {
    /// The rows.
    pub rows: Vec<HistoryRow>,
    /// The version below which the next page starts.
    pub next: Option<i64>,
}

/// Histories.
#[derive(Debug)]
pub struct History<'a, C> {
    connection: &'a C,
}

impl<'a, C: ConnectionTrait> History<'a, C> {
    pub(crate) fn new(connection: &'a C) -> Self {
        Self { connection }
    }

    /// A page of what happened before version `below`.
    pub async fn page(
        &self,
        request: SessionRequestId,
        below: Option<i64>,
        limit: u64,
    ) -> Result<HistoryPage, StoreError> {
        let mut query = Entity::find().filter(Column::RequestId.eq(request.0));
        if let Some(below) = below {
            query = query.filter(Column::Version.lt(below));
        }
        let mut found = query.order_by_desc(Column::Version).limit(limit + 1).all(self.connection).await?;
        let more = found.len() as u64 > limit;
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let next = if more { found.last().map(|row| row.version) } else { None };
        let rows = found
            .into_iter()
            .map(|found| {
                Ok(HistoryRow {
                    event: HistoryEvent {
                        version: found.version,
                        at: row::time(found.at)?,
                        by: row::from_json(&found.by, "history")?,
                        what: row::from_json(&found.what, "history")?,
                    },
                    hash: ChainHash(row::array(&found.hash, "history")?),
                })
            })
            .collect::<Result<_, StoreError>>()?;
        Ok(HistoryPage { rows, next })
    }
}

impl History<'_, DatabaseTransaction> {
    /// Appends row `version`.
    pub(crate) async fn append(
        &self,
        request: SessionRequestId,
        version: i64,
        at: Timestamp,
        (by, what): (&EventActor, &RequestEvent),
    ) -> Result<(), StoreError> {
        let before = self.hash_of(request, version - 1).await?;
        let (by, what) = (row::to_json(by)?, row::to_json(what)?);
        let hash = before.next(request.0, version, row::millis(at), &by, &what);
        let new = ActiveModel {
            request_id: Set(request.0),
            version: Set(version),
            at: Set(row::millis(at)),
            by: Set(by),
            what: Set(what),
            hash: Set(hash.0.to_vec()),
        };
        Entity::insert(new)
            .exec_without_returning(self.connection)
            .await
            .map_err(StoreError::on_insert("history row"))?;
        Ok(())
    }

    async fn hash_of(&self, request: SessionRequestId, version: i64) -> Result<ChainHash, StoreError> {
        if version == 0 {
            return Ok(ChainHash::START);
        }
        let row = Entity::find_by_id((request.0, version)).one(self.connection).await?;
        let row = row.ok_or(StoreError::NotFound { what: "history row" })?;
        Ok(ChainHash(row::array(&row.hash, "history")?))
    }
}
