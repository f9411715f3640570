//! From a list's query to the filter it stands for: what it says is read once, here.

use std::collections::BTreeSet;

use deskside_app::session_requests::{Assigned, Filter, RequestFilter, Span, Words};
use deskside_domain::client::ClientId;
use deskside_domain::ids::{MemberId, QueueId};
use deskside_domain::status::Status;
use deskside_protocol::session_requests::FilterQuery;
use jiff::Timestamp;
use uuid::Uuid;

use super::fill_in;
use crate::problem::Fields;

/// The most characters of a search.
const LONGEST_SEARCH: usize = 200;
/// The most of what `assigned` names.
const MOST_ASSIGNED: usize = 50;

/// The filter. `prefix` stands before the fields' names, where the filter is a part of a body.
pub(crate) fn filter(fields: &mut Fields, prefix: &str, query: &FilterQuery) -> RequestFilter {
    let mut span = |name: &str, from, until| span(fields, &format!("{prefix}{name}_until"), from, until);
    let created = span("created", query.created_from, query.created_until);
    let scheduled = span("scheduled", query.scheduled_from, query.scheduled_until);
    let closed = span("closed", query.closed_from, query.closed_until);
    let others = Filter {
        statuses: statuses(fields, &format!("{prefix}status"), query.status.as_deref().unwrap_or("")),
        holders: None,
        created,
        scheduled,
        closed,
        language: query.language.map(fill_in::language),
        words: words(fields, &format!("{prefix}q"), query.q.as_deref().unwrap_or("")),
    };
    let assigned = assigned(fields, &format!("{prefix}assigned"), query.assigned.as_deref().unwrap_or(""));
    RequestFilter { assigned, others }
}

fn span(fields: &mut Fields, field: &str, from: Option<Timestamp>, until: Option<Timestamp>) -> Span {
    if from.zip(until).is_some_and(|(from, until)| from > until) {
        fields.out_of_range(field, "must not lie before the time from which");
    }
    Span { from, until }
}

fn statuses(fields: &mut Fields, field: &str, text: &str) -> BTreeSet<Status> {
    let mut read = |word| {
        let status = status(word);
        if status.is_none() {
            let known = "takes open, waiting, ready, connected, closed and expired, separated by commas";
            fields.malformed(field, known);
        }
        status
    };
    items(text).filter_map(&mut read).collect()
}

fn status(word: &str) -> Option<Status> {
    match word {
        "open" => Some(Status::Open),
        "waiting" => Some(Status::Waiting),
        "ready" => Some(Status::Ready),
        "connected" => Some(Status::Connected),
        "closed" => Some(Status::Closed),
        "expired" => Some(Status::Expired),
        _ => None,
    }
}

fn assigned(fields: &mut Fields, field: &str, text: &str) -> BTreeSet<Assigned> {
    if items(text).count() > MOST_ASSIGNED {
        fields.out_of_range(field, "names more than 50");
        return BTreeSet::new();
    }
    let mut read = |word| {
        let assigned = to_whom(word);
        if assigned.is_none() {
            fields.malformed(
                field,
                "takes me, my_queues, unassigned, queue:ID, agent:ID and client:ID, separated by commas",
            );
        }
        assigned
    };
    items(text).filter_map(&mut read).collect()
}

fn to_whom(word: &str) -> Option<Assigned> {
    match word.split_once(':') {
        None => match word {
            "me" => Some(Assigned::Me),
            "my_queues" => Some(Assigned::MyQueues),
            "unassigned" => Some(Assigned::Nobody),
            _ => None,
        },
        Some(("agent", id)) => Uuid::try_parse(id).ok().map(|id| Assigned::Agent(MemberId(id))),
        Some(("client", id)) => ClientId::typed(id).map(Assigned::Client),
        Some(("queue", id)) => Uuid::try_parse(id).ok().map(|id| Assigned::Queue(QueueId(id))),
        Some(_) => None,
    }
}

fn words(fields: &mut Fields, field: &str, text: &str) -> Words {
    if text.chars().count() > LONGEST_SEARCH {
        fields.too_long(field, LONGEST_SEARCH);
    }
    Words::wanted(text)
}

fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|item| !item.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(query: &FilterQuery) -> Vec<String> {
        let mut fields = Fields::default();
        filter(&mut fields, "", query);
        fields.into_errors().into_iter().map(|error| error.field).collect()
    }

    fn read(query: &FilterQuery) -> RequestFilter {
        let mut fields = Fields::default();
        let read = filter(&mut fields, "", query);
        assert_eq!(fields.into_errors(), []);
        read
    }

    #[test]
    fn statuses_and_holders_are_lists_in_which_white_space_and_order_do_not_count() {
        let id = "018c0000-0000-7000-8000-000000000001";
        let assigned = Some(format!(" queue:{id}, me,my_queues ,unassigned,agent:{id},me,"));

        let read = read(&FilterQuery {
            status: Some("ready, open,ready".to_owned()),
            assigned,
            ..FilterQuery::default()
        });

        assert_eq!(read.others.statuses, BTreeSet::from([Status::Open, Status::Ready]));
        let id = Uuid::try_parse(id).unwrap();
        let expected = [
            Assigned::Me,
            Assigned::MyQueues,
            Assigned::Nobody,
            Assigned::Agent(MemberId(id)),
            Assigned::Queue(QueueId(id)),
        ];
        assert_eq!(read.assigned, BTreeSet::from(expected));
    }

    #[test]
    fn nothing_said_narrows_nothing() {
        for empty in [None, Some(String::new()), Some(" ".to_owned())] {
            let query = FilterQuery {
                status: empty.clone(),
                assigned: empty.clone(),
                q: empty,
                ..FilterQuery::default()
            };
            let read = read(&query);
            assert_eq!((read.assigned, read.others), (BTreeSet::new(), Filter::default()));
        }
        let commas = Some(" , ".to_owned());
        let read = read(&FilterQuery { status: commas.clone(), assigned: commas, ..FilterQuery::default() });
        assert_eq!((read.assigned, read.others), (BTreeSet::new(), Filter::default()));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for assigned in ["you", "agent", "agent:", "agent:5", "queue:me", "me:1", "Me", "agent:x'); --"] {
            let query = FilterQuery { assigned: Some(assigned.to_owned()), ..FilterQuery::default() };
            assert_eq!(errors(&query), ["assigned"], "{assigned}");
        }
        assert_eq!(
            errors(&FilterQuery { status: Some("odd".to_owned()), ..FilterQuery::default() }),
            ["status"]
        );
        let (from, until) = (Timestamp::from_second(2).ok(), Timestamp::from_second(1).ok());
        let backwards = FilterQuery { closed_from: from, closed_until: until, ..FilterQuery::default() };
        assert_eq!(errors(&backwards), ["closed_until"]);
        assert_eq!(errors(&FilterQuery { q: Some("x".repeat(201)), ..FilterQuery::default() }), ["q"]);
        let many = vec!["me"; 51].join(",");
        assert_eq!(errors(&FilterQuery { assigned: Some(many), ..FilterQuery::default() }), ["assigned"]);
    }
}
