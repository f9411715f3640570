//! A stream: a run through one index that gives requests in the order of the list.

use std::collections::BTreeSet;

use deskside_domain::status::Status;
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, IntoTableRef as _, Order, Query, SelectStatement};

use super::condition;
use super::cursor::Place;
use super::filter::{Filter, Holder};
use super::narrow::numbered;
use super::order::{Direction, Ends, Key, Rank, Wishes};
use super::piece::{self, Ended, Piece, Source};
use super::terms::{
    self, Moment, PRESENCE, REQUEST, Shelf, lives, presence, request, same_number, somebody_in,
};
use crate::StoreError;
use crate::entities::presence::Column as PresenceColumn;
use crate::entities::presence::Entity as Presences;
use crate::entities::session_request::{Column, Entity};
use crate::presences::IN_SESSION;
use crate::row;
use crate::session_requests::days::Numbers;

/// Under which names a stream gives a request's place.
pub(super) const NUMBER: &str = "number";
pub(super) const RANK: &str = "list_rank";
pub(super) const KEY: &str = "list_key";
pub(super) const TIE: &str = "list_tie";

/// Of how many holders each has a stream of its own. Of more, all streams are read and the others passed over.
const HOLDERS: usize = 32;

/// One stream of a list.
#[derive(Debug)]
pub(super) struct Stream<'a> {
    pub(super) rank: &'a Rank,
    pub(super) piece: Piece,
    /// Only this holder's; `None`: whoever's.
    pub(super) holder: Option<Holder>,
}

/// What all streams of one list have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading<'a> {
    pub(super) filter: &'a Filter,
    /// Between which numbers everything lies, if that is known.
    pub(super) numbers: Option<Numbers>,
    pub(super) after: Option<Place>,
    pub(super) limit: u64,
    pub(super) moment: Moment,
}

impl<'a> Stream<'a> {
    /// The streams from which a rank is merged.
    pub(super) fn of(rank: &'a Rank, filter: &Filter) -> Vec<Self> {
        let one_each: Vec<Option<Holder>> = match &filter.holders {
            Some(holders) if holders.len() <= HOLDERS => apart(holders).map(Some).collect(),
            Some(_) | None => vec![None],
        };
        let mut streams = Vec::new();
        for piece in piece::of(rank) {
            match piece.source {
                // Few are present, and few wish for something, whoever holds them.
                Source::Present { .. } | Source::Wishing { .. } => {
                    streams.push(Self { rank, piece, holder: None });
                }
                Source::Shelf { .. } => {
                    let of = |holder: &Option<Holder>| Self { rank, piece: piece.clone(), holder: *holder };
                    streams.extend(one_each.iter().map(of));
                }
            }
        }
        streams
    }

    /// The places it gives, the first `limit` of them.
    pub(super) fn select(&self, reading: Reading<'_>) -> Result<SelectStatement, StoreError> {
        let key = self.key(reading.moment);
        let number = self.number();
        let mut select = self.rows(reading)?;
        let (order, sign) = match self.rank.direction {
            Direction::Up => (Order::Asc, 1),
            Direction::Down => (Order::Desc, -1),
        };
        let signed = |value: Expr| if sign < 0 { Expr::val(0_i64).sub(value) } else { value };
        select
            .expr_as(number.clone(), NUMBER)
            .expr_as(Expr::val(self.rank.place), RANK)
            .expr_as(signed(key.clone()), KEY)
            .expr_as(signed(number.clone()), TIE)
            .order_by_expr(key.clone(), order.clone())
            .limit(reading.limit);
        if self.rank.key != Key::Number {
            select.order_by_expr(number.clone(), order);
        }
        if let Some(after) = reading.after.filter(|after| after.rank == self.rank.place) {
            select.cond_where(beyond(after, (key, number), self.rank.direction));
        }
        Ok(select)
    }

    /// The requests themselves, in no order.
    pub(super) fn rows(&self, reading: Reading<'_>) -> Result<SelectStatement, StoreError> {
        let moment = reading.moment;
        let mut select = match &self.piece.source {
            Source::Shelf { shelf, without } => self.on_shelf(*shelf, without, moment),
            Source::Present { phase } => present(phase, moment),
            Source::Wishing { statuses } => wishing(statuses, moment),
        };
        if self.holder.is_none() {
            select.and_where_option(condition::held(reading.filter, moment));
        }
        if self.rank.key == Key::Planned {
            select.and_where(request(Column::ScheduledFor).is_not_null());
        }
        select
            .and_where_option(self.ended(moment))
            .and_where_option(ends(self.rank.ends))
            .and_where_option(wishes(self.rank.wishes, moment))
            .cond_where(condition::others(reading.filter, self.runs_along(), moment)?);
        if let Some(numbers) = reading.numbers.filter(|_| self.rank.key == Key::Number) {
            select.cond_where(numbered(&self.number(), numbers));
        }
        Ok(select)
    }

    fn on_shelf(&self, place: Shelf, without: &[&'static str], moment: Moment) -> SelectStatement {
        let mut select = Query::select().from_as(Entity, REQUEST).take();
        match self.holder {
            Some(holder) => select
                .and_where(terms::holder(moment.dialect).eq(holder.id()))
                .and_where(terms::on_held_shelf(place)),
            None => select.and_where(terms::on_shelf(place)),
        };
        if let Some(client) = self.holder.and_then(Holder::client) {
            select.and_where(condition::arrives_at(std::iter::once(client), moment));
        }
        if !without.is_empty() {
            select.and_where(somebody_in(without, moment).not());
        }
        select
    }

    fn ended(&self, moment: Moment) -> Option<Expr> {
        let end = request(Column::ExpiresAt);
        let beside = moment.dialect.beside_the_index(end.clone());
        match self.piece.validity {
            Ended::Either => None,
            // Nearly all of the shelf.
            Ended::NotYet => Some(beside.gt(moment.millis())),
            // The few that no sweep has seen yet: found by their end, then sorted.
            Ended::Already => Some(end.lte(moment.millis())),
        }
    }

    /// By what the index is ordered through which it runs.
    fn runs_along(&self) -> Key {
        match self.piece.validity {
            Ended::Already => Key::Ends,
            Ended::Either | Ended::NotYet => self.rank.key,
        }
    }

    fn number(&self) -> Expr {
        match self.piece.source {
            Source::Shelf { .. } | Source::Wishing { .. } => request(Column::Number),
            Source::Present { .. } => presence(PresenceColumn::Number),
        }
    }

    fn key(&self, moment: Moment) -> Expr {
        let key = match self.rank.key {
            Key::Number => self.number(),
            Key::Changed => request(Column::UpdatedAt),
            Key::Ends => return request(Column::ExpiresAt),
            Key::Planned => request(Column::ScheduledFor),
            Key::Waited => terms::waited(),
            Key::Present => presence(PresenceColumn::Since),
        };
        match (&self.piece.source, self.piece.validity) {
            (Source::Shelf { .. }, Ended::Already) => moment.dialect.beside_the_index(key),
            (Source::Shelf { .. } | Source::Present { .. } | Source::Wishing { .. }, _) => key,
        }
    }
}

/// The holders without those whose requests another of them has already: what arrives at a client is its agent's.
fn apart(holders: &BTreeSet<Holder>) -> impl Iterator<Item = Holder> {
    holders.iter().copied().filter(|holder| match holder {
        Holder::Client(_, member) => !holders.contains(&Holder::Agent(*member)),
        Holder::Nobody | Holder::Agent(_) | Holder::Queue(_) => true,
    })
}

fn present(phase: &'static str, moment: Moment) -> SelectStatement {
    // Crossed, not joined: on SQLite that keeps the order of the two, and begins with those who are present.
    Query::select()
        .from_as(Presences, PRESENCE)
        .cross_join(Entity.into_table_ref().alias(REQUEST))
        .and_where(presence(PresenceColumn::Phase).eq(phase))
        .and_where(lives(moment))
        .and_where(same_number())
        .and_where(request(Column::ClosedAt).is_null())
        .take()
}

/// What is over, as [`terms::status`] has it; [`wishes`] says the rest.
fn wishing(statuses: &BTreeSet<Status>, moment: Moment) -> SelectStatement {
    let beside = |column| moment.dialect.beside_the_index(request(column));
    let has = |status, that: Expr| statuses.contains(&status).then_some(that);
    let expired = beside(Column::ClosedAt)
        .is_null()
        .and(beside(Column::ExpiresAt).lte(moment.millis()))
        .and(somebody_in(&[IN_SESSION], moment).not());
    let over = Condition::any()
        .add_option(has(Status::Closed, beside(Column::ClosedAt).is_not_null()))
        .add_option(has(Status::Expired, expired));
    Query::select().from_as(Entity, REQUEST).cond_where(over).take()
}

/// The wish stands letter for letter in an index of migration `m0018_wishes`.
fn wishes(wishes: Wishes, moment: Moment) -> Option<Expr> {
    match wishes {
        Wishes::Whichever => None,
        Wishes::Only => Some(request(Column::Wish).is_not_null()),
        Wishes::Without => Some(moment.dialect.beside_the_index(request(Column::Wish)).is_null()),
    }
}

fn ends(ends: Ends) -> Option<Expr> {
    match ends {
        Ends::Whenever => None,
        Ends::After(time) => Some(request(Column::ExpiresAt).gt(row::millis(time))),
        Ends::By(time) => Some(request(Column::ExpiresAt).lte(row::millis(time))),
    }
}

/// Beyond a place, written so that an index can begin there.
fn beyond(after: Place, (key, number): (Expr, Expr), direction: Direction) -> Condition {
    match direction {
        Direction::Up => {
            let later = key.clone().gt(after.key).or(number.gt(after.number));
            Condition::all().add(key.gte(after.key)).add(later)
        }
        Direction::Down => {
            let (at, of) = (after.key.saturating_neg(), after.number.saturating_neg());
            Condition::all().add(key.clone().lte(at)).add(key.lt(at).or(number.lt(of)))
        }
    }
}
