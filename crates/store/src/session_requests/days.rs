//! Which numbers were given out on which day: where among all requests those created within a span lie. Clocks
//! are set and differ between nodes, so that the order of numbers is not quite the order of times.

use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, OnConflict, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait as _};

use super::SessionRequests;
use super::list::{Filter, Span};
use crate::StoreError;
use crate::entities::request_day::{ActiveModel, Column, Entity};
use crate::row;

const DAY: i64 = 24 * 60 * 60 * 1_000;

/// From a number up to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    pub(super) first: i64,
    pub(super) last: i64,
}

impl Numbers {
    const NONE: Self = Self { first: 1, last: 0 };
}

impl<C: ConnectionTrait> SessionRequests<'_, C> {
    /// Numbers beyond which nothing matches; `None` when the filter does not tell. What was closed before a time was
    /// created before it.
    pub(super) async fn numbers_of(&self, filter: &Filter) -> Result<Option<Numbers>, StoreError> {
        let until = filter.created.until.into_iter().chain(filter.closed.until).min();
        self.numbers_created(Span { from: filter.created.from, until }).await
    }

    async fn numbers_created(&self, span: Span) -> Result<Option<Numbers>, StoreError> {
        if span.is_open() {
            return Ok(None);
        }
        let from = span.from.map(|from| Expr::col(Column::Day).gte(day(from)));
        let until = span.until.map(|until| Expr::col(Column::Day).lte(day(until)));
        let query = Query::select()
            .expr_as(Func::min(Expr::col(Column::FirstNumber)), "first")
            .expr_as(Func::max(Expr::col(Column::LastNumber)), "last")
            .from(Entity)
            .and_where_option(from)
            .and_where_option(until)
            .take();
        let Some(found) = self.connection.query_one(&query).await? else { return Ok(Some(Numbers::NONE)) };
        let ends: (Option<i64>, Option<i64>) = (found.try_get("", "first")?, found.try_get("", "last")?);
        Ok(Some(match ends {
            (Some(first), Some(last)) => Numbers { first, last },
            (None, _) | (_, None) => Numbers::NONE,
        }))
    }
}

impl SessionRequests<'_, DatabaseTransaction> {
    /// Notes that this number was given out at this time.
    pub(super) async fn note_day(&self, number: i64, created_at: Timestamp) -> Result<(), StoreError> {
        use sea_orm::ActiveValue::Set;
        let row =
            ActiveModel { day: Set(day(created_at)), first_number: Set(number), last_number: Set(number) };
        let widen = OnConflict::column(Column::Day)
            .value(Column::FirstNumber, wider("first_number", "<"))
            .value(Column::LastNumber, wider("last_number", ">"))
            .to_owned();
        Entity::insert(row).on_conflict(widen).exec_without_returning(self.connection).await?;
        Ok(())
    }
}

fn wider(column: &str, further: &str) -> Expr {
    Expr::cust(format!(
        "CASE WHEN excluded.{column} {further} request_days.{column} \
         THEN excluded.{column} ELSE request_days.{column} END"
    ))
}

fn day(time: Timestamp) -> i64 {
    row::millis(time).div_euclid(DAY)
}
