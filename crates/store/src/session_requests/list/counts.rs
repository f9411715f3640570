//! How many requests there are of each status.

use std::collections::BTreeMap;

use deskside_domain::status::Status;
use jiff::Timestamp;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Asterisk, Expr, Func, Query, SelectStatement, UnionType};

use super::filter::Filter;
use super::narrow::Way;
use super::order::Rank;
use super::sift::{STATUS, looked_at};
use super::stream::{Reading, Stream};
use super::terms::{self, Moment};
use crate::StoreError;
use crate::dialect::Dialect;
use crate::session_requests::SessionRequests;

/// Where counting stops.
const MOST_COUNTED: u32 = 10_000;
/// Where it stops when most of what is looked at may have to be passed over.
const MOST_PICKED: u32 = 1_000;

const STATUSES: [Status; 6] =
    [Status::Open, Status::Waiting, Status::Ready, Status::Connected, Status::Closed, Status::Expired];

/// How many requests there are of each status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusCounts {
    /// The counts, of every status.
    pub of: BTreeMap<Status, u32>,
    /// Where counting stopped: a count as large as this means that many or more.
    pub most: u32,
}

impl<C: ConnectionTrait> SessionRequests<'_, C> {
    /// How many requests there are of each status among those that match, whatever statuses the filter names.
    pub async fn counts(&self, filter: &Filter, now: Timestamp) -> Result<StatusCounts, StoreError> {
        let filter = &Filter { statuses: STATUSES.into(), ..filter.clone() };
        let moment = Moment { dialect: Dialect::of(self.connection), now };
        let numbers = self.numbers_of(filter).await?;
        let picks = *filter
            != Filter { holders: filter.holders.clone(), statuses: STATUSES.into(), ..Filter::default() };
        let most = if picks { MOST_PICKED } else { MOST_COUNTED };
        let reading = Reading { filter, numbers, after: None, limit: most.into(), moment };
        let ranks = Rank::of_each_status(filter);
        match self.way(&ranks, reading).await? {
            Way::Few(numbers) => self.count_few(*numbers, reading).await,
            Way::Streams | Way::Words => self.count_streams(&ranks, reading, most).await,
        }
    }

    async fn count_few(
        &self,
        numbers: SelectStatement,
        reading: Reading<'_>,
    ) -> Result<StatusCounts, StoreError> {
        let count = Query::select()
            .column(STATUS)
            .expr_as(Func::count(Expr::col(Asterisk)), "count")
            .from_subquery(looked_at(numbers, reading)?, "matching")
            .group_by_col(STATUS)
            .take();
        let mut of = none();
        for row in self.connection.query_all(&count).await? {
            let (code, count): (i32, i64) = (row.try_get("", STATUS)?, row.try_get("", "count")?);
            let status = STATUSES.into_iter().find(|status| terms::code(*status) == code);
            let count = u32::try_from(count).map_or(MOST_COUNTED, |count| count.min(MOST_COUNTED));
            of.extend(status.map(|status| (status, count)));
        }
        Ok(StatusCounts { of, most: MOST_COUNTED })
    }

    async fn count_streams(
        &self,
        ranks: &[Rank],
        reading: Reading<'_>,
        most: u32,
    ) -> Result<StatusCounts, StoreError> {
        let mut each = Query::select();
        for rank in ranks {
            each.expr_as(counted(rank, reading)?, word(rank));
        }
        let row = self.connection.query_one(&each).await?;
        let mut of = none();
        for rank in ranks {
            let count: i64 = row.as_ref().map_or(Ok(0), |row| row.try_get("", &word(rank)))?;
            of.extend(rank.statuses.iter().map(|status| (*status, u32::try_from(count).unwrap_or(most))));
        }
        Ok(StatusCounts { of, most })
    }
}

fn none() -> BTreeMap<Status, u32> {
    STATUSES.into_iter().map(|status| (status, 0)).collect()
}

fn word(rank: &Rank) -> String {
    format!("rank_{}", rank.place)
}

/// How many a rank has, up to the limit.
fn counted(rank: &Rank, reading: Reading<'_>) -> Result<Expr, StoreError> {
    let mut streams = Vec::new();
    for stream in Stream::of(rank, reading.filter) {
        streams.push(stream.rows(reading)?.expr(Expr::cust("1")).take());
    }
    let mut streams = streams.into_iter();
    let Some(mut all) = streams.next() else { return Ok(Expr::val(0_i64)) };
    for stream in streams {
        all.union(UnionType::All, stream);
    }
    all.limit(reading.limit);
    let count = Query::select().expr(Func::count(Expr::col(Asterisk))).from_subquery(all, "counted").take();
    Ok(Expr::from(count))
}
