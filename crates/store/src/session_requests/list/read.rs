//! What a page's one statement says: the places of its requests in one text, and what everybody is called.
//!
//! A row costs a driver more than what is in it, and fifty rows of forty columns cost more than finding them. So the
//! places come as one text, and the requests themselves from memory where they are remembered.

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait as _, IntoTableRef as _, Query, SelectStatement};

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
    pub(super) directory: [String; 3],
}

/// A request's place, number and version, and whether a presence is known of it.
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
        .and_where(request(Column::Number).equals(("list", NUMBER)))
        .take();
    let [members, queues, clients] = directory::selects(Dialect::of(connection));
    let page = Query::select()
        .expr_as(Expr::from(listed), "listed")
        .expr_as(Expr::from(members), "members")
        .expr_as(Expr::from(queues), "queues")
        .expr_as(Expr::from(clients), "clients")
        .take();
    let row = connection.query_one(&page).await?.ok_or(StoreError::Unreadable { what: "list" })?;
    let text = |column| Ok::<_, StoreError>(row.try_get::<Option<String>>("", column)?.unwrap_or_default());
    Ok(Said {
        listed: in_order(&text("listed")?)?,
        directory: [text("members")?, text("queues")?, text("clients")?],
    })
}

/// What is made of rows has no order of its own.
fn in_order(listed: &str) -> Result<Vec<Listed>, StoreError> {
    let each = listed.split(',').filter(|words| !words.is_empty());
    let mut listed =
        each.map(one).collect::<Option<Vec<_>>>().ok_or(StoreError::Unreadable { what: "list" })?;
    listed.sort_unstable_by_key(|Listed { place, .. }| (place.rank, place.key, place.number));
    Ok(listed)
}

fn one(words: &str) -> Option<Listed> {
    let mut words = words.split(' ');
    let mut next = || words.next()?.parse::<i64>().ok();
    let place = Place { rank: i32::try_from(next()?).ok()?, key: next()?, number: next()? };
    Some(Listed { place, number: next()?, version: next()?, present: next()? != 0 })
}
