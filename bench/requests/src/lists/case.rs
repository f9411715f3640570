//! One list, said once: as the filter that the store takes, and as the query that the server takes.

use std::collections::BTreeSet;

use deskside_domain::language::Language;
use deskside_domain::status::Status;
use deskside_domain::{SignedDuration, Timestamp};
use deskside_store::{Filter, Holder, Sort, Span, Words};
use url::form_urlencoded::Serializer;

use crate::fill::organisation::{ASKING, SERVED, agent, queue};

/// One list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) statuses: &'static [Status],
    pub(crate) holders: Holders,
    pub(crate) created: Option<Days>,
    pub(crate) scheduled: Option<Days>,
    pub(crate) closed: Option<Days>,
    pub(crate) language: Option<Language>,
    pub(crate) words: &'static str,
    pub(crate) sort: Sort,
}

/// Without any filter, in the order that nobody asked for.
pub(crate) const EVERYTHING: Case = Case {
    name: "everything, newest",
    statuses: &[],
    holders: Holders::Anybody,
    created: None,
    scheduled: None,
    closed: None,
    language: None,
    words: "",
    sort: Sort::Newest,
};

/// To whom the requests are assigned.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holders {
    Anybody,
    Nobody,
    Mine,
    MyQueues,
    Agent(u8),
    Queue(u8),
}

/// From so many days before now until so many.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Days {
    from: i64,
    until: i64,
}

impl Days {
    /// From `from` days ago until `until` days ago.
    pub(crate) const fn between(from: i64, until: i64) -> Self {
        Self { from, until }
    }

    fn span(self, now: Timestamp) -> (Timestamp, Timestamp) {
        let ago = |days: i64| now - SignedDuration::from_hours(24 * days);
        (ago(self.from), ago(self.until))
    }
}

impl Case {
    /// As the store takes it, seen from `now`.
    pub(crate) fn filter(&self, now: Timestamp) -> Filter {
        let span = |days: Option<Days>| {
            days.map_or_else(Span::default, |days| {
                let (from, until) = days.span(now);
                Span { from: Some(from), until: Some(until) }
            })
        };
        Filter {
            statuses: self.statuses.iter().copied().collect(),
            holders: self.holders.in_the_store(),
            created: span(self.created),
            scheduled: span(self.scheduled),
            closed: span(self.closed),
            language: self.language,
            words: Words::wanted(self.words),
        }
    }

    /// The filter as the server takes it, without the order, seen from `now`.
    pub(crate) fn filter_query(&self, now: Timestamp) -> String {
        let mut query = Serializer::new(String::new());
        if !self.statuses.is_empty() {
            query.append_pair(
                "status",
                &self.statuses.iter().copied().map(status).collect::<Vec<_>>().join(","),
            );
        }
        if let Some(assigned) = self.holders.in_the_query() {
            query.append_pair("assigned", &assigned);
        }
        for (name, days) in
            [("created", self.created), ("scheduled", self.scheduled), ("closed", self.closed)]
        {
            if let Some(days) = days {
                let (from, until) = days.span(now);
                query.append_pair(&format!("{name}_from"), &from.to_string());
                query.append_pair(&format!("{name}_until"), &until.to_string());
            }
        }
        if let Some(language) = self.language {
            query.append_pair("language", if language == Language::De { "de" } else { "en" });
        }
        if !self.words.is_empty() {
            query.append_pair("q", self.words);
        }
        query.finish()
    }

    /// The whole query of the first page.
    pub(crate) fn query(&self, now: Timestamp) -> String {
        format!("sort={}&{}", sort(self.sort), self.filter_query(now))
    }
}

impl Holders {
    fn in_the_store(self) -> Option<BTreeSet<Holder>> {
        let queues = |numbers: std::ops::Range<u8>| numbers.map(|number| Holder::Queue(queue(number).id));
        match self {
            Self::Anybody => None,
            Self::Nobody => Some([Holder::Nobody].into()),
            Self::Mine => Some([Holder::Agent(agent(ASKING).id)].into()),
            Self::MyQueues => Some(queues(0..SERVED).collect()),
            Self::Agent(number) => Some([Holder::Agent(agent(number).id)].into()),
            Self::Queue(number) => Some(queues(number..number + 1).collect()),
        }
    }

    fn in_the_query(self) -> Option<String> {
        match self {
            Self::Anybody => None,
            Self::Nobody => Some("unassigned".to_owned()),
            Self::Mine => Some("me".to_owned()),
            Self::MyQueues => Some("my_queues".to_owned()),
            Self::Agent(number) => Some(format!("agent:{}", agent(number).id)),
            Self::Queue(number) => Some(format!("queue:{}", queue(number).id)),
        }
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Waiting => "waiting",
        Status::Ready => "ready",
        Status::Connected => "connected",
        Status::Closed => "closed",
        Status::Expired => "expired",
    }
}

fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest => "newest",
        Sort::Oldest => "oldest",
        Sort::Attention => "attention",
        Sort::Waiting => "waiting",
        Sort::Scheduled => "scheduled",
        Sort::Expires => "expires",
        Sort::Changed => "changed",
    }
}
