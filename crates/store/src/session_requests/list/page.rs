//! A page of a list. Pages are keyset pages: they stay right while requests come, go and move.

use std::collections::HashMap;
use std::sync::Arc;

use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::SessionRequest;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _};

use super::cursor::Cursor;
use super::filter::Filter;
use super::found::found;
use super::merge::merged;
use super::narrow::Way;
use super::order::{Rank, Sort};
use super::read::{Listed, Said, read};
use super::sift::sifted;
use super::stream::{KEY, RANK, Reading, TIE};
use super::terms::Moment;
use crate::StoreError;
use crate::dialect::Dialect;
use crate::entities::session_request::{Column, Entity};
use crate::session_requests::SessionRequests;

/// One page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The requests.
    pub requests: Vec<Arc<SessionRequest>>,
    /// Those at which somebody may be present.
    pub present: Vec<SessionRequestId>,
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
            return Ok(Page { requests: Vec::new(), present: Vec::new(), next: None });
        };
        let Said { mut listed, directory } = read(self.connection, places).await?;
        let more = listed.len() as u64 > limit;
        listed.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let last = listed.last().filter(|_| more);
        let next = last.map(|last| Cursor { sort, after: last.place, first_page });
        Ok(Page { next, ..self.page_of(&listed, directory).await? })
    }

    /// This request as a page of its own, empty where there is none: it costs as little as in a list.
    pub async fn alone(&self, id: SessionRequestId) -> Result<Page, StoreError> {
        let nowhere = Expr::val(0_i64);
        let place = Query::select()
            .column(Column::Number)
            .expr_as(nowhere.clone(), RANK)
            .expr_as(nowhere.clone(), KEY)
            .expr_as(nowhere, TIE)
            .from(Entity)
            .and_where(Column::Id.eq(id.0))
            .take();
        let Said { listed, directory } = read(self.connection, place).await?;
        self.page_of(&listed, directory).await
    }

    async fn page_of(&self, listed: &[Listed], directory: [String; 3]) -> Result<Page, StoreError> {
        let requests = self.listed(listed, directory).await?;
        let present = requests.iter().zip(listed).filter(|(_, listed)| listed.present);
        let present = present.map(|(request, _)| request.id).collect();
        Ok(Page { requests, present, next: None })
    }

    /// The requests of a page: those that are remembered as they are now, and the others read.
    async fn listed(
        &self,
        listed: &[Listed],
        directory: [String; 3],
    ) -> Result<Vec<Arc<SessionRequest>>, StoreError> {
        let recall = self.memory.map(|memory| memory.recall(directory)).transpose()?;
        let remembered = |listed: &Listed| recall.as_ref()?.get(listed.number, listed.version);
        let mut found: HashMap<_, _> =
            listed.iter().filter_map(|listed| Some((listed.number, remembered(listed)?))).collect();
        let missing = listed.iter().map(|listed| listed.number).filter(|number| !found.contains_key(number));
        for request in self.numbered(missing.collect()).await? {
            let number = request.number;
            let request = Arc::new(request);
            found.insert(number, recall.as_ref().map_or(request.clone(), |recall| recall.keep(request)));
        }
        let found = listed.iter().map(|listed| found.get(&listed.number).cloned());
        found.collect::<Option<_>>().ok_or(StoreError::NotFound { what: "session request" })
    }

    async fn numbered(&self, numbers: Vec<i64>) -> Result<Vec<SessionRequest>, StoreError> {
        if numbers.is_empty() {
            return Ok(Vec::new());
        }
        let found = Entity::find().filter(Column::Number.is_in(numbers)).all(self.connection).await?;
        self.requests(found).await
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
