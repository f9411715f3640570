//! What a page's one statement says: the places of its requests in one text, and what everybody is called.
//!
//! A row costs a driver more than what is in it, and fifty rows of forty columns cost more than finding them. So the
//! places come as one text, and the requests themselves from memory where they are remembered.

use sea_orm::sea_query::{Expr, IntoTableRef as _, Query, SelectStatement};
use sea_orm::{ConnectionTrait, QueryResult};

use super::cursor::Place;
use super::stream::NUMBER;
use super::terms::{REQUEST, request};
use crate::StoreError;
use crate::dialect::Dialect;
use crate::entities::session_request::{Column, Entity};
use crate::session_requests::directory;

/// A request in a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed {
    pub(super) place: Place,
    pub(super) number: i64,
    pub(super) version: i64,
    /// Whether somebody may be present.
    pub(super) present: bool,
}

/// What the database says of a page.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) listed: Vec<Listed>,
    pub(super) directory: [String; 2],
}

const LISTED: &str = "string_agg(list.list_rank || ' ' || list.list_key || ' ' || list.list_tie || ' ' || \
                      r.number || ' ' || r.version || ' ' || (CASE WHEN EXISTS (SELECT 1 FROM presences p \
                      WHERE p.number = r.number) THEN 1 ELSE 0 END), ',')";

/// Reads the requests at these places, in their order.
pub(super) async fn read(
    connection: &impl ConnectionTrait,
    places: SelectStatement,
) -> Result<Said, StoreError> {
    let listed = Query::select()
        .expr(Expr::cust(LISTED))
        .from_subquery(places, "list")
        .cross_join(Entity.into_table_ref().alias(REQUEST))
        .and_where(sea_orm::sea_query::ExprTrait::equals(request(Column::Number), ("list", NUMBER)))
        .take();
    let [members, queues] = directory::selects(Dialect::of(connection));
    let page = Query::select()
        .expr_as(Expr::from(listed), "listed")
        .expr_as(Expr::from(members), "members")
        .expr_as(Expr::from(queues), "queues")
        .take();
    let row = connection.query_one(&page).await?;
    let said = |row: &QueryResult| -> Result<Said, StoreError> {
        let text =
            |column| Ok::<_, StoreError>(row.try_get::<Option<String>>("", column)?.unwrap_or_default());
        let mut listed = text("listed")?
            .split(',')
            .filter(|words| !words.is_empty())
            .map(|words| one(words).ok_or(StoreError::Unreadable { what: "list" }))
            .collect::<Result<Vec<_>, _>>()?;
        // What is made of rows has no order of its own.
        listed.sort_unstable_by_key(|listed| (listed.place.rank, listed.place.key, listed.place.number));
        Ok(Said { listed, directory: [text("members")?, text("queues")?] })
    };
    row.as_ref().map_or(Err(StoreError::Unreadable { what: "list" }), said)
}

fn one(words: &str) -> Option<Listed> {
    let mut words = words.split(' ');
    let mut next = || words.next()?.parse::<i64>().ok();
    let place = Place { rank: i32::try_from(next()?).ok()?, key: next()?, number: next()? };
    Some(Listed { place, number: next()?, version: next()?, present: next()? != 0 })
}
