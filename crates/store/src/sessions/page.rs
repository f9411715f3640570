//! Reading records, the newest first.

use std::collections::HashMap;

use deskside_domain::client::ClientId;
use deskside_domain::history::SessionEndReason;
use deskside_domain::ids::{MemberId, SessionId, SessionRequestId};
use deskside_domain::session_record::{RequestRef, SessionRecord, Viewer};
use deskside_domain::text::PersonName;
use jiff::Timestamp;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    QueryTrait as _,
};
use uuid::Uuid;

use super::{Sessions, rows};
use crate::entities::session::{Column, Entity, Model};
use crate::entities::{session_request, session_viewer};
use crate::{StoreError, row};

/// Which records. Everything that is said must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordFilter {
    /// This agent watched.
    pub agent: Option<MemberId>,
    /// This client watched.
    pub client: Option<ClientId>,
    /// Of this request.
    pub request: Option<SessionRequestId>,
    /// Whether they run, or how they ended.
    pub running: Option<Running>,
    /// Begun at this time or later.
    pub from: Option<Timestamp>,
    /// Begun before this time.
    pub until: Option<Timestamp>,
}

/// Whether a session runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Running {
    /// It has not ended.
    Live,
    /// It ended for this reason.
    Ended(SessionEndReason),
}

/// The last record of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordCursor {
    started_at: i64,
    id: Uuid,
}

impl RecordCursor {
    /// The place after this record.
    pub fn after(record: &SessionRecord) -> Self {
        Self { started_at: row::millis(record.started_at), id: record.id.0 }
    }

    /// Reads what [`RecordCursor::to_text`] wrote.
    ///
    /// # Errors
    /// [`StoreError::BadCursor`] of anything else.
    pub fn parse(text: &str) -> Result<Self, StoreError> {
        let (started_at, id) = text.split_once('_').ok_or(StoreError::BadCursor)?;
        let started_at = started_at.parse().map_err(|_| StoreError::BadCursor)?;
        Ok(Self { started_at, id: Uuid::try_parse(id).map_err(|_| StoreError::BadCursor)? })
    }

    /// The cursor for the wire.
    pub fn to_text(self) -> String {
        format!("{}_{}", self.started_at, self.id.simple())
    }
}

/// A record, and the request as it is called now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenRecord {
    /// The record.
    pub record: SessionRecord,
    /// The request.
    pub request: RequestRef,
}

impl<C: ConnectionTrait> Sessions<'_, C> {
    /// One record.
    pub async fn find(&self, id: SessionId) -> Result<Option<SeenRecord>, StoreError> {
        let found = Entity::find_by_id(id.0).one(self.connection).await?;
        Ok(self.seen(found.into_iter().collect()).await?.pop())
    }

    /// The records after this place that match, the newest first: at most `limit`, and whether there are more.
    pub async fn page(
        &self,
        filter: &RecordFilter,
        after: Option<RecordCursor>,
        limit: u64,
    ) -> Result<(Vec<SeenRecord>, bool), StoreError> {
        let mut found = Entity::find();
        if let Some(RecordCursor { started_at, id }) = after {
            let same = Column::StartedAt.eq(started_at).and(Column::Id.lt(id));
            found = found.filter(Column::StartedAt.lt(started_at).or(same));
        }
        if let Some(request) = filter.request {
            found = found.filter(Column::RequestId.eq(request.0));
        }
        match filter.running {
            None => {}
            Some(Running::Live) => found = found.filter(Column::EndedAt.is_null()),
            Some(Running::Ended(reason)) => {
                found = found.filter(Column::EndReason.eq(row::to_word(&reason)?));
            }
        }
        if let Some(from) = filter.from {
            found = found.filter(Column::StartedAt.gte(row::millis(from)));
        }
        if let Some(until) = filter.until {
            found = found.filter(Column::StartedAt.lt(row::millis(until)));
        }
        for watched in watched_by(filter) {
            let sessions = session_viewer::Entity::find()
                .select_only()
                .column(session_viewer::Column::SessionId)
                .filter(watched)
                .into_query();
            found = found.filter(Column::Id.in_subquery(sessions));
        }
        let mut rows = found
            .order_by_desc(Column::StartedAt)
            .order_by_desc(Column::Id)
            .limit(limit + 1)
            .all(self.connection)
            .await?;
        let more = rows.len() as u64 > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok((self.seen(rows).await?, more))
    }

    async fn seen(&self, sessions: Vec<Model>) -> Result<Vec<SeenRecord>, StoreError> {
        let mut viewers = self.viewers(sessions.iter().map(|row| row.id)).await?;
        let requests = self.requests(sessions.iter().map(|row| row.request_id)).await?;
        let seen = sessions.into_iter().map(|row| {
            let request = requests.get(&row.request_id).cloned();
            let viewers = viewers.remove(&row.id).unwrap_or_default();
            Ok(SeenRecord {
                record: rows::record(row, viewers)?,
                request: request.ok_or(StoreError::NotFound { what: "session request" })?,
            })
        });
        seen.collect()
    }

    async fn viewers(
        &self,
        sessions: impl Iterator<Item = Uuid>,
    ) -> Result<HashMap<Uuid, Vec<Viewer>>, StoreError> {
        let rows = session_viewer::Entity::find()
            .filter(session_viewer::Column::SessionId.is_in(sessions))
            .order_by_asc(session_viewer::Column::Position)
            .all(self.connection)
            .await?;
        let mut viewers: HashMap<_, Vec<_>> = HashMap::new();
        for row in rows {
            viewers.entry(row.session_id).or_default().push(rows::seen_viewer(row)?);
        }
        Ok(viewers)
    }

    async fn requests(
        &self,
        ids: impl Iterator<Item = Uuid>,
    ) -> Result<HashMap<Uuid, RequestRef>, StoreError> {
        use session_request::Column as Request;
        let rows: Vec<(Uuid, i64, String)> = session_request::Entity::find()
            .select_only()
            .columns([Request::Id, Request::Number, Request::UserName])
            .filter(Request::Id.is_in(ids))
            .into_tuple()
            .all(self.connection)
            .await?;
        let requests = rows.into_iter().map(|(id, number, name)| {
            let user_name = PersonName::from_stored(name);
            (id, RequestRef { id: SessionRequestId(id), number, user_name })
        });
        Ok(requests.collect())
    }
}

/// What must hold of somebody who watched: each for itself, as they may be two.
fn watched_by(filter: &RecordFilter) -> Vec<sea_orm::sea_query::Expr> {
    let agent = filter.agent.map(|agent| session_viewer::Column::AgentId.eq(agent.0));
    let client = filter.client.map(|client| session_viewer::Column::ClientId.eq(i64::from(client.number())));
    agent.into_iter().chain(client).collect()
}
