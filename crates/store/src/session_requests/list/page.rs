//! A page of a list. Pages are keyset pages: they stay right while requests come, go and move.

use deskside_domain::session_request::SessionRequest;
use jiff::Timestamp;
use sea_orm::sea_query::{ExprTrait as _, IntoTableRef as _, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult as _, QueryResult};

use super::cursor::{Cursor, Place};
use super::filter::Filter;
use super::found::found;
use super::merge::merged;
use super::narrow::Way;
use super::order::{Rank, Sort};
use super::sift::sifted;
use super::stream::{KEY, NUMBER, RANK, Reading, TIE};
use super::terms::{Moment, REQUEST, request, whole_request};
use crate::StoreError;
use crate::dialect::Dialect;
use crate::entities::session_request::{Column, Entity, Model};
use crate::session_requests::SessionRequests;

/// One page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The requests.
    pub requests: Vec<SessionRequest>,
    /// Where the next page starts.
    pub next: Option<Cursor>,
}

impl<C: ConnectionTrait> SessionRequests<'_, C> {
    /// The page after `after`, or the first: at most `limit` requests.
    ///
    /// # Errors
    /// [`StoreError::BadCursor`] when the cursor belongs to another order.
    pub async fn page(
        &self,
        filter: &Filter,
        sort: Sort,
        (after, limit): (Option<Cursor>, u64),
        now: Timestamp,
    ) -> Result<Page, StoreError> {
        if after.is_some_and(|cursor| cursor.sort != sort) {
            return Err(StoreError::BadCursor);
        }
        let first_page = after.map_or(now, |cursor| cursor.first_page);
        let ranks = sort.ranks(filter, first_page);
        let moment = Moment { dialect: Dialect::of(self.connection), now };
        let numbers = self.numbers_of(filter).await?;
        let after = after.map(|cursor| cursor.after);
        // One more than asked for tells whether there is another page.
        let reading = Reading { filter, numbers, after, limit: limit + 1, moment };
        let Some(places) = self.places(&ranks, reading).await? else {
            return Ok(Page { requests: Vec::new(), next: None });
        };
        let mut rows = self.connection.query_all(&requests_at(places)).await?;
        let more = rows.len() as u64 > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let last = rows.last().filter(|_| more).map(place).transpose()?;
        let models = rows.iter().map(|row| Model::from_query_result(row, "")).collect::<Result<_, _>>()?;
        let next = last.map(|after| Cursor { sort, after, first_page });
        Ok(Page { requests: self.requests(models).await?, next })
    }

    async fn places(
        &self,
        ranks: &[Rank],
        reading: Reading<'_>,
    ) -> Result<Option<SelectStatement>, StoreError> {
        if ranks.is_empty() {
            return Ok(None);
        }
        match (self.way(ranks, reading).await?, ranks) {
            (Way::Streams, _) => merged(ranks, reading),
            (Way::Few(numbers), _) => sifted(*numbers, ranks, reading).map(Some),
            (Way::Words, ranks) => ranks.first().map(|rank| found(rank, reading)).transpose(),
        }
    }
}

/// The requests at these places, in their order.
fn requests_at(places: SelectStatement) -> SelectStatement {
    let mut select = Query::select()
        .columns([RANK, KEY, TIE].map(|column| ("list", column)))
        .from_subquery(places, "list")
        .cross_join(Entity.into_table_ref().alias(REQUEST))
        .and_where(request(Column::Number).equals(("list", NUMBER)))
        .order_by(("list", RANK), Order::Asc)
        .order_by(("list", KEY), Order::Asc)
        .order_by(("list", TIE), Order::Asc)
        .take();
    whole_request(&mut select);
    select
}

fn place(row: &QueryResult) -> Result<Place, StoreError> {
    Ok(Place { rank: row.try_get("", RANK)?, key: row.try_get("", KEY)?, number: row.try_get("", TIE)? })
}
