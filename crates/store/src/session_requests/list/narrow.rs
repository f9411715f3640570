//! Which of the ways to a list is short.

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Asterisk, Condition, Expr, ExprTrait as _, Func, Query, SelectStatement};

use super::condition::within;
use super::filter::Filter;
use super::merge::all_of;
use super::order::{ALL, Key, Rank};
use super::stream::{NUMBER, Reading, Stream};
use super::terms::{Moment, REQUEST, WORDS, request};
use crate::dialect;
use crate::entities::session_request::{Column, Entity};
use crate::session_requests::SessionRequests;
use crate::session_requests::days::Numbers;
use crate::{StoreError, row};

/// As many requests as are looked at one by one.
pub(in crate::session_requests) const FEW: u64 = 4_000;

/// A way to a list.
#[derive(Clone, Debug)]
pub(super) enum Way {
    /// Merging streams, and passing over what does not match.
    Streams,
    /// Looking at these, by number.
    Few(Box<SelectStatement>),
    /// Following what has the words, by number.
    Words,
}

impl<C: ConnectionTrait> SessionRequests<'_, C> {
    /// The way to the list of these ranks.
    ///
    /// Status and holder need no thought: their streams hold nothing else. Whatever else is asked for is followed
    /// where few have it, and passed over in the streams where many do.
    pub(super) async fn way(&self, ranks: &[Rank], reading: Reading<'_>) -> Result<Way, StoreError> {
        let by_number = ranks.iter().all(|rank| rank.key == Key::Number) && ranks.len() == 1;
        let searches = by_number && !reading.filter.words.is_empty();
        if searches && passes_nothing_over(ranks, reading.filter) {
            return Ok(Way::Words);
        }
        for narrowing in narrowings(reading)? {
            if self.are_few(narrowing.clone()).await? {
                return Ok(Way::Few(Box::new(narrowing)));
            }
        }
        if searches && !self.are_short(ranks, reading).await? {
            return Ok(Way::Words);
        }
        Ok(Way::Streams)
    }

    async fn are_few(&self, mut numbers: SelectStatement) -> Result<bool, StoreError> {
        numbers.limit(self.few + 1);
        let count = Query::select()
            .expr_as(Func::count(Expr::col(Asterisk)), "count")
            .from_subquery(numbers, "some")
            .take();
        let found = self.connection.query_one(&count).await?;
        let count: i64 = found.map(|row| row.try_get("", "count")).transpose()?.unwrap_or_default();
        Ok(u64::try_from(count).is_ok_and(|count| count <= self.few))
    }

    /// Whether the streams end soon, were there nothing to pass over.
    async fn are_short(&self, ranks: &[Rank], reading: Reading<'_>) -> Result<bool, StoreError> {
        let Filter { statuses, holders, .. } = reading.filter.clone();
        let plain = Filter { statuses, holders, ..Filter::default() };
        let reading = Reading { filter: &plain, numbers: None, after: None, limit: self.few + 1, ..reading };
        let streams = ranks.iter().flat_map(|rank| Stream::of(rank, &plain));
        let streams = streams.map(|stream| stream.select(reading)).collect::<Result<Vec<_>, _>>()?;
        match all_of(streams) {
            Some(all) => self.are_few(all).await,
            None => Ok(true),
        }
    }
}

/// Whether everything that has the words is in the list: then following them is never longer than looking at each.
fn passes_nothing_over(ranks: &[Rank], filter: &Filter) -> bool {
    let Filter { statuses, words, .. } = filter.clone();
    let whatever_status = ranks.iter().all(|rank| ALL.iter().all(|status| rank.statuses.contains(status)));
    whatever_status && *filter == Filter { statuses, words, ..Filter::default() }
}

/// What the filter asks for beside status and whole holders, each as a select of numbers.
fn narrowings(reading: Reading<'_>) -> Result<Vec<SelectStatement>, StoreError> {
    let Reading { filter, moment, .. } = reading;
    let mut narrowings = Vec::new();
    if !filter.words.is_empty() {
        narrowings.push(with_words(filter, moment));
    }
    if let Some(clients) = only_clients(filter) {
        let there = request(Column::AssignedClient).is_in(clients);
        narrowings.push(requests(Condition::all().add(there)));
    }
    if let Some(numbers) = reading.numbers {
        narrowings.push(requests(numbered(&request(Column::Number), numbers)));
    }
    narrowings.extend(within(&request(Column::ClosedAt), filter.closed).map(requests));
    narrowings.extend(within(&request(Column::ScheduledFor), filter.scheduled).map(requests));
    if let Some(language) = filter.language {
        let spoken = request(Column::Language).eq(row::to_word(&language)?);
        narrowings.push(requests(Condition::all().add(spoken)));
    }
    Ok(narrowings)
}

/// The clients, where the filter names holders and all of them are clients.
fn only_clients(filter: &Filter) -> Option<Vec<i64>> {
    let holders = filter.holders.as_ref().filter(|holders| !holders.is_empty())?;
    holders.iter().map(|holder| holder.client().map(|client| i64::from(client.number()))).collect()
}

/// Between the first and the last of some numbers.
pub(super) fn numbered(number: &Expr, numbers: Numbers) -> Condition {
    Condition::all().add(number.clone().gte(numbers.first)).add(number.clone().lte(numbers.last))
}

fn requests(that: Condition) -> SelectStatement {
    Query::select().expr_as(request(Column::Number), NUMBER).from_as(Entity, REQUEST).cond_where(that).take()
}

fn with_words(filter: &Filter, moment: Moment) -> SelectStatement {
    Query::select()
        .expr_as(moment.dialect.number_of(WORDS), NUMBER)
        .from_as(dialect::WORDS, WORDS)
        .and_where(moment.dialect.finds(WORDS, &filter.words))
        .take()
}
