//! A page of requests, the newest number first. Pages are keyset pages: they stay right while rows come and go.

use std::collections::BTreeSet;

use deskside_domain::session_request::SessionRequest;
use deskside_domain::status::Status;
use jiff::Timestamp;
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::SessionRequests;
use crate::StoreError;
use crate::entities::{presence, session_request::Column, session_request::Entity};
use crate::presences::{GRANTED, IN_LOBBY, IN_SESSION, alive};
use crate::row;

/// Where the next page starts: below this number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor(i64);

impl Cursor {
    /// Reads what [`Cursor::to_text`] wrote.
    ///
    /// # Errors
    /// [`StoreError::BadCursor`] for any other text.
    pub fn parse(text: &str) -> Result<Self, StoreError> {
        text.strip_prefix("n").and_then(|number| number.parse().ok()).map(Self).ok_or(StoreError::BadCursor)
    }

    /// The cursor as text.
    pub fn to_text(self) -> String {
        format!("n{}", self.0)
    }
}

/// Which requests.
#[derive(Clone, Debug)]
pub struct PageQuery {
    /// Only with one of these statuses; empty: all.
    pub statuses: BTreeSet<Status>,
    /// Where to start.
    pub after: Option<Cursor>,
    /// At most so many.
    pub limit: u64,
}

/// One page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The requests.
    pub requests: Vec<SessionRequest>,
    /// Where the next page starts.
    pub next: Option<Cursor>,
}

impl<C: ConnectionTrait> SessionRequests<'_, C> {
    /// One page.
    pub async fn page(&self, query: &PageQuery, now: Timestamp) -> Result<Page, StoreError> {
        let mut select = Entity::find();
        if let Some(Cursor(number)) = query.after {
            select = select.filter(Column::Number.lt(number));
        }
        if !query.statuses.is_empty() {
            select = select.filter(with_status(&query.statuses, now));
        }
        let mut rows =
            select.order_by_desc(Column::Number).limit(query.limit + 1).all(self.connection).await?;
        let more = rows.len() as u64 > query.limit;
        rows.truncate(usize::try_from(query.limit).unwrap_or(usize::MAX));
        let next = if more { rows.last().map(|row| Cursor(row.number)) } else { None };
        Ok(Page { requests: self.requests(rows).await?, next })
    }
}

/// The same case distinction as `SessionRequest::status`, in SQL; a test holds the two together.
fn with_status(statuses: &BTreeSet<Status>, now: Timestamp) -> Condition {
    statuses.iter().fold(Condition::any(), |any, status| any.add(one_status(*status, now)))
}

fn one_status(status: Status, now: Timestamp) -> Condition {
    let open = || Column::ClosedAt.is_null();
    let valid = || Column::ExpiresAt.gt(row::millis(now));
    let present = |phases: &[&str]| Column::Id.in_subquery(in_phase(phases, now));
    match status {
        Status::Closed => Condition::all().add(Column::ClosedAt.is_not_null()),
        Status::Connected => Condition::all().add(open()).add(present(&[IN_SESSION])),
        Status::Expired => Condition::all()
            .add(open())
            .add(Column::ExpiresAt.lte(row::millis(now)))
            .add(present(&[IN_SESSION]).not()),
        Status::Ready => Condition::all().add(open()).add(valid()).add(present(&[GRANTED])),
        Status::Waiting => Condition::all().add(open()).add(valid()).add(present(&[IN_LOBBY])),
        Status::Open => {
            Condition::all().add(open()).add(valid()).add(present(&[IN_LOBBY, GRANTED, IN_SESSION]).not())
        }
    }
}

/// The requests at which somebody is present in one of these phases.
fn in_phase(phases: &[&str], now: Timestamp) -> SelectStatement {
    Query::select()
        .column(presence::Column::RequestId)
        .from(presence::Entity)
        .and_where(presence::Column::Phase.is_in(phases.iter().copied()))
        .and_where(Expr::col((presence::Entity, presence::Column::NodeId)).in_subquery(alive(now)))
        .take()
}
