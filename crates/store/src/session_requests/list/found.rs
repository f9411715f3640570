//! The third way to a list: the index of words gives requests by number, and those that match are taken.

use sea_orm::sea_query::{Expr, ExprTrait as _, IntoTableRef as _, Order, Query, SelectStatement};

use super::condition;
use super::cursor::Place;
use super::filter::Filter;
use super::narrow::numbered;
use super::order::{Direction, Key, Rank};
use super::stream::{KEY, NUMBER, RANK, Reading, TIE};
use super::terms::{self, REQUEST, WORDS, requests_with_presence};
use crate::entities::session_request::{Column, Entity};
use crate::search::Words;
use crate::{StoreError, dialect};

/// The first places of the list of this one rank, which is ordered by number.
pub(super) fn found(rank: &Rank, reading: Reading<'_>) -> Result<SelectStatement, StoreError> {
    let moment = reading.moment;
    let number = moment.dialect.number_of(WORDS);
    let others = Filter { words: Words::default(), ..reading.filter.clone() };
    let statuses = rank.statuses.iter().map(|status| terms::code(*status));
    let (order, place) = match rank.direction {
        Direction::Up => (Order::Asc, number.clone()),
        Direction::Down => (Order::Desc, Expr::val(0_i64).sub(number.clone())),
    };
    let mut select = Query::select()
        .expr_as(number.clone(), NUMBER)
        .expr_as(Expr::val(rank.place), RANK)
        .expr_as(place.clone(), KEY)
        .expr_as(place, TIE)
        .from_as(dialect::WORDS, WORDS)
        .cross_join(Entity.into_table_ref().alias(REQUEST))
        .and_where(moment.dialect.finds(WORDS, &reading.filter.words))
        .and_where(number.clone().equals((REQUEST, Column::Number)))
        .and_where(terms::status(moment).is_in(statuses))
        .and_where_option(condition::held(&others, moment))
        .cond_where(condition::others(&others, Key::Number, moment)?)
        .order_by_expr(number.clone(), order)
        .limit(reading.limit)
        .take();
    if let Some(numbers) = reading.numbers {
        select.cond_where(numbered(&number, numbers));
    }
    if let Some(Place { key, .. }) = reading.after {
        select.and_where(match rank.direction {
            Direction::Up => number.gt(key),
            Direction::Down => number.lt(key.saturating_neg()),
        });
    }
    requests_with_presence(&mut select, moment);
    Ok(select)
}
