//! What a list's SQL says about one request.
//!
//! [`holder`], the shelves and [`waited`] stand letter for letter in the indexes of migration `m0003_lists`; a
//! test reads the plans.

use deskside_domain::status::Status;
use jiff::Timestamp;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait as _, IntoCondition as _, Query, SelectStatement};
use uuid::Uuid;

use crate::dialect::Dialect;
use crate::entities::{presence, session_request};
use crate::presences::{GRANTED, IN_LOBBY, IN_SESSION, alive};
use crate::row;

/// Under which name a select knows session requests.
pub(in crate::session_requests) const REQUEST: &str = "r";
/// Under which name a select knows presences.
pub(super) const PRESENCE: &str = "p";
/// Under which name a select knows the words of requests.
pub(super) const WORDS: &str = "w";

/// Where a request lies in the indexes. What is on [`Shelf::Past`] has expired; what is on [`Shelf::Current`]
/// may have, a short while ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::session_requests) enum Shelf {
    Current,
    Past,
    Closed,
}

/// What is asked for, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub(super) dialect: Dialect,
    pub(super) now: Timestamp,
}

impl Moment {
    pub(super) fn millis(self) -> i64 {
        row::millis(self.now)
    }
}

pub(super) fn request(column: session_request::Column) -> Expr {
    Expr::col((REQUEST, column))
}

pub(super) fn presence(column: presence::Column) -> Expr {
    Expr::col((PRESENCE, column))
}

/// The id of the agent or the queue; nil for nobody.
pub(super) fn holder(dialect: Dialect) -> Expr {
    let nobody = dialect.literal(Uuid::nil());
    Expr::cust(format!("coalesce({REQUEST}.assigned_to, {REQUEST}.queue_id, {nobody})"))
}

/// Lies on this shelf, for the indexes that have everybody's requests.
pub(in crate::session_requests) fn on_shelf(shelf: Shelf) -> Expr {
    lies_on(shelf, [0, 1, 2])
}

/// Lies on this shelf, for the indexes that have them by holder. The shelves have other numbers there: were they
/// the same, SQLite would at times run through everybody's for the sake of one holder's.
pub(super) fn on_held_shelf(shelf: Shelf) -> Expr {
    lies_on(shelf, [10, 11, 12])
}

/// With constants: a parameter could be any shelf, and would match no index.
fn lies_on(shelf: Shelf, [current, past, closed]: [u8; 3]) -> Expr {
    let number = match shelf {
        Shelf::Current => current,
        Shelf::Past => past,
        Shelf::Closed => closed,
    };
    Expr::cust(format!(
        "(CASE WHEN {REQUEST}.closed_at IS NOT NULL THEN {closed} \
         WHEN {REQUEST}.seen_end = {REQUEST}.expires_at THEN {past} ELSE {current} END) = {number}"
    ))
}

/// Since when it is in the queue, or there.
pub(super) fn waited() -> Expr {
    Expr::cust(format!("coalesce({REQUEST}.queued_at, {REQUEST}.created_at)"))
}

/// Somebody's presence with a node that lives.
pub(super) fn lives(moment: Moment) -> Expr {
    presence(presence::Column::NodeId).in_subquery(alive(moment.now))
}

/// Whether somebody is present at the request in one of these phases.
pub(super) fn somebody_in(phases: &[&'static str], moment: Moment) -> Expr {
    let here = Query::select()
        .expr(Expr::cust("1"))
        .from_as(presence::Entity, PRESENCE)
        .and_where(same_number())
        .and_where(presence(presence::Column::Phase).is_in(phases.iter().copied()))
        .and_where(lives(moment))
        .take();
    Expr::exists(here)
}

pub(super) fn same_number() -> Expr {
    presence(presence::Column::Number).equals((REQUEST, session_request::Column::Number))
}

/// The status as a number: the same case distinction as `SessionRequest::status`, over a request and the
/// presence joined to it. A test holds the two together.
pub(super) fn status(moment: Moment) -> Expr {
    let phase = |word: &'static str| presence(presence::Column::Phase).eq(word);
    let expired = request(session_request::Column::ExpiresAt).lte(moment.millis());
    CaseStatement::new()
        .case(request(session_request::Column::ClosedAt).is_not_null(), code(Status::Closed))
        .case(phase(IN_SESSION), code(Status::Connected))
        .case(expired, code(Status::Expired))
        .case(phase(GRANTED), code(Status::Ready))
        .case(phase(IN_LOBBY), code(Status::Waiting))
        .finally(code(Status::Open))
        .into()
}

/// The number that stands for a status in [`status`].
pub(super) fn code(status: Status) -> i32 {
    match status {
        Status::Open => 0,
        Status::Waiting => 1,
        Status::Ready => 2,
        Status::Connected => 3,
        Status::Closed => 4,
        Status::Expired => 5,
    }
}

/// Requests, each with the presence at it if there is one.
pub(super) fn requests_with_presence(from: &mut SelectStatement, moment: Moment) {
    let same = same_number().and(lives(moment)).into_condition();
    from.join_as(sea_orm::JoinType::LeftJoin, presence::Entity, PRESENCE, same);
}
