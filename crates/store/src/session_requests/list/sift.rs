//! The other way to a list: few requests are looked at one by one, and those that match are sorted.

use sea_orm::sea_query::{
    CaseStatement, Cond, Condition, Expr, ExprTrait as _, IntoTableRef as _, Query, SelectStatement,
};

use super::condition;
use super::cursor::Place;
use super::merge::in_order;
use super::order::{Direction, Ends, Key, Rank, Wishes};
use super::stream::{KEY, NUMBER, RANK, Reading, TIE};
use super::terms::{self, Moment, REQUEST, request, requests_with_presence};
use crate::StoreError;
use crate::entities::presence;
use crate::entities::session_request::{Column, Entity};
use crate::row;

/// What is looked at, beside the number.
pub(super) const STATUS: &str = "status";
const CHANGED: &str = "changed";
const ENDS: &str = "ends";
const PLANNED: &str = "planned";
const WAITED: &str = "waited";
const PRESENT: &str = "present";
const WISH: &str = "wish";

/// The first places of a list of those of the numbers in `few` that match.
pub(super) fn sifted(
    few: SelectStatement,
    ranks: &[Rank],
    reading: Reading<'_>,
) -> Result<SelectStatement, StoreError> {
    let matching = looked_at(few, reading)?;
    let places = Query::select()
        .column(NUMBER)
        .expr_as(choose(ranks, |rank| Expr::val(rank.place)), RANK)
        .expr_as(choose(ranks, |rank| signed(rank, column_of(rank.key))), KEY)
        .expr_as(choose(ranks, |rank| signed(rank, Expr::col(NUMBER))), TIE)
        .from_subquery(matching, "matching")
        .take();
    let ahead = Query::select()
        .columns([NUMBER, RANK, KEY, TIE])
        .from_subquery(places, "places")
        .and_where(Expr::col(RANK).is_not_null())
        .cond_where(reading.after.map_or(Condition::all(), beyond))
        .take();
    Ok(in_order(ahead, reading.limit))
}

/// Those of the numbers in `few` that match but for their status, with all by which a list can be ordered.
pub(super) fn looked_at(few: SelectStatement, reading: Reading<'_>) -> Result<SelectStatement, StoreError> {
    let moment = reading.moment;
    let mut select = Query::select()
        .expr_as(request(Column::Number), NUMBER)
        .from_subquery(few, "few")
        .cross_join(Entity.into_table_ref().alias(REQUEST))
        .and_where(request(Column::Number).equals(("few", NUMBER)))
        .and_where_option(condition::held(reading.filter, moment))
        .cond_where(condition::others(reading.filter, Key::Number, moment)?)
        .take();
    requests_with_presence(&mut select, moment);
    for (term, name) in terms_of(moment) {
        select.expr_as(term, name);
    }
    Ok(select)
}

fn terms_of(moment: Moment) -> [(Expr, &'static str); 7] {
    [
        (terms::status(moment), STATUS),
        (request(Column::UpdatedAt), CHANGED),
        (request(Column::ExpiresAt), ENDS),
        (request(Column::ScheduledFor), PLANNED),
        (terms::waited(), WAITED),
        (terms::presence(presence::Column::Since), PRESENT),
        (request(Column::Wish), WISH),
    ]
}

fn column_of(key: Key) -> Expr {
    Expr::col(match key {
        Key::Number => NUMBER,
        Key::Changed => CHANGED,
        Key::Ends => ENDS,
        Key::Planned => PLANNED,
        Key::Waited => WAITED,
        Key::Present => PRESENT,
    })
}

fn signed(rank: &Rank, value: Expr) -> Expr {
    match rank.direction {
        Direction::Up => value,
        Direction::Down => Expr::val(0_i64).sub(value),
    }
}

/// The value of the rank to which a request belongs; null when it belongs to none.
fn choose(ranks: &[Rank], value: impl Fn(&Rank) -> Expr) -> Expr {
    let cases = ranks.iter().fold(CaseStatement::new(), |cases, rank| cases.case(belongs(rank), value(rank)));
    cases.into()
}

fn belongs(rank: &Rank) -> Condition {
    let statuses = rank.statuses.iter().map(|status| terms::code(*status));
    let all = Cond::all().add(Expr::col(STATUS).is_in(statuses));
    let all = match rank.ends {
        Ends::Whenever => all,
        Ends::After(time) => all.add(Expr::col(ENDS).gt(row::millis(time))),
        Ends::By(time) => all.add(Expr::col(ENDS).lte(row::millis(time))),
    };
    let all = match rank.wishes {
        Wishes::Whichever => all,
        Wishes::Only => all.add(Expr::col(WISH).is_not_null()),
        Wishes::Without => all.add(Expr::col(WISH).is_null()),
    };
    match rank.key {
        Key::Planned => all.add(Expr::col(PLANNED).is_not_null()),
        Key::Number | Key::Changed | Key::Ends | Key::Waited | Key::Present => all,
    }
}

fn beyond(after: Place) -> Condition {
    let (rank, key, tie) = (Expr::col(RANK), Expr::col(KEY), Expr::col(TIE));
    let later_number = key.clone().eq(after.key).and(tie.gt(after.number));
    let later = key.gt(after.key).or(later_number);
    Condition::any().add(rank.clone().gt(after.rank)).add(rank.eq(after.rank).and(later))
}
