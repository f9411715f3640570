//! What a filter asks of a request beside its status.

use deskside_domain::client::ClientId;
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, Query};

use super::filter::{Filter, Holder, Span};
use super::order::Key;
use super::terms::{Moment, REQUEST, WORDS, holder, request};
use crate::StoreError;
use crate::dialect;
use crate::entities::session_request::Column;
use crate::row;

/// Everything but status and holder, beside whatever index is in use; only a span of the key itself narrows it.
pub(super) fn others(filter: &Filter, key: Key, moment: Moment) -> Result<Condition, StoreError> {
    let beside = |column| moment.dialect.beside_the_index(request(column));
    let scheduled = match key {
        Key::Planned => request(Column::ScheduledFor),
        _ => beside(Column::ScheduledFor),
    };
    let mut all = Condition::all()
        .add_option(within(&beside(Column::CreatedAt), filter.created))
        .add_option(within(&scheduled, filter.scheduled))
        .add_option(within(&beside(Column::ClosedAt), filter.closed));
    if let Some(language) = filter.language {
        all = all.add(beside(Column::Language).eq(row::to_word(&language)?));
    }
    if !filter.words.is_empty() {
        all = all.add(has_words(filter, moment));
    }
    Ok(all)
}

/// With one of the holders, if the filter names any; beside whatever index is in use.
pub(super) fn held(filter: &Filter, moment: Moment) -> Option<Expr> {
    let holders = filter.holders.as_ref()?;
    let (at_clients, whole): (Vec<&Holder>, Vec<_>) =
        holders.iter().partition(|holder| holder.client().is_some());
    let ids = whole.iter().map(|holder| holder.id());
    let whole = moment.dialect.beside_the_index(holder(moment.dialect)).is_in(ids);
    if at_clients.is_empty() {
        return Some(whole);
    }
    Some(whole.or(arrives_at(at_clients.iter().filter_map(|holder| holder.client()), moment)))
}

/// Arrives at one of these clients and at no other; beside whatever index is in use.
pub(super) fn arrives_at(clients: impl Iterator<Item = ClientId>, moment: Moment) -> Expr {
    let clients = clients.map(|client| i64::from(client.number()));
    moment.dialect.beside_the_index(request(Column::AssignedClient)).is_in(clients)
}

/// From a time until before another.
pub(super) fn within(time: &Expr, span: Span) -> Option<Condition> {
    let from = span.from.map(|from| time.clone().gte(row::millis(from)));
    let until = span.until.map(|until| time.clone().lt(row::millis(until)));
    (!span.is_open()).then(|| Condition::all().add_option(from).add_option(until))
}

fn has_words(filter: &Filter, moment: Moment) -> Expr {
    let number = moment.dialect.number_of(WORDS);
    let found = Query::select()
        .expr(Expr::cust("1"))
        .from_as(dialect::WORDS, WORDS)
        .and_where(number.equals((REQUEST, Column::Number)))
        .and_where(moment.dialect.has(WORDS, &filter.words))
        .take();
    Expr::exists(found)
}
