//! Merging streams into one list.

use sea_orm::sea_query::{Order, Query, SelectStatement, UnionType};

use super::order::Rank;
use super::stream::{KEY, NUMBER, RANK, Reading, Stream, TIE};
use crate::StoreError;

/// The first places of a list, in its order; `None` when no request can be in it.
pub(super) fn merged(ranks: &[Rank], reading: Reading<'_>) -> Result<Option<SelectStatement>, StoreError> {
    let passed = reading.after.map_or(i32::MIN, |after| after.rank);
    let ahead = ranks.iter().filter(|rank| rank.place >= passed);
    let streams = ahead.flat_map(|rank| Stream::of(rank, reading.filter));
    let places = streams.map(|stream| stream.select(reading)).collect::<Result<Vec<_>, _>>()?;
    Ok(all_of(places).map(|places| in_order(places, reading.limit)))
}

/// The rows of several selects. Each stands in one of its own, because on SQLite no part of a union has an order.
pub(super) fn all_of(selects: Vec<SelectStatement>) -> Option<SelectStatement> {
    let mut parts = selects.into_iter().map(places);
    let mut all = parts.next()?;
    for part in parts {
        all.union(UnionType::All, part);
    }
    Some(all)
}

/// The first places of these, in their order.
pub(super) fn in_order(unordered: SelectStatement, limit: u64) -> SelectStatement {
    places(unordered)
        .order_by(RANK, Order::Asc)
        .order_by(KEY, Order::Asc)
        .order_by(TIE, Order::Asc)
        .limit(limit)
        .take()
}

fn places(from: SelectStatement) -> SelectStatement {
    Query::select().columns([NUMBER, RANK, KEY, TIE]).from_subquery(from, "places").take()
}
