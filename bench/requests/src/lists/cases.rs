//! The lists that are measured: what consoles ask for, and what is hard.

use deskside_domain::language::Language;
use deskside_domain::status::Status;
use deskside_store::Sort;

use super::case::{Case, Days, EVERYTHING, Holders};

const ACTIVE: &[Status] = &[Status::Open, Status::Waiting, Status::Ready, Status::Connected];

/// All of them.
pub(crate) const ALL: &[Case] = &[
    EVERYTHING,
    Case { name: "everything, oldest", sort: Sort::Oldest, ..EVERYTHING },
    Case { name: "everything, attention", sort: Sort::Attention, ..EVERYTHING },
    Case { name: "everything, waiting", sort: Sort::Waiting, ..EVERYTHING },
    Case { name: "everything, scheduled", sort: Sort::Scheduled, ..EVERYTHING },
    Case { name: "everything, expires", sort: Sort::Expires, ..EVERYTHING },
    Case { name: "everything, changed", sort: Sort::Changed, ..EVERYTHING },
    Case { name: "active, attention", statuses: ACTIVE, sort: Sort::Attention, ..EVERYTHING },
    Case { name: "open, oldest", statuses: &[Status::Open], sort: Sort::Oldest, ..EVERYTHING },
    Case {
        name: "waiting and ready, waiting",
        statuses: &[Status::Waiting, Status::Ready],
        sort: Sort::Waiting,
        ..EVERYTHING
    },
    Case { name: "expired, newest", statuses: &[Status::Expired], ..EVERYTHING },
    Case { name: "closed, oldest", statuses: &[Status::Closed], sort: Sort::Oldest, ..EVERYTHING },
    Case { name: "mine, newest", holders: Holders::Mine, ..EVERYTHING },
    Case {
        name: "mine active, attention",
        statuses: ACTIVE,
        holders: Holders::Mine,
        sort: Sort::Attention,
        ..EVERYTHING
    },
    Case { name: "mine, changed", holders: Holders::Mine, sort: Sort::Changed, ..EVERYTHING },
    Case { name: "my eight queues, waiting", holders: Holders::MyQueues, sort: Sort::Waiting, ..EVERYTHING },
    Case { name: "one queue, newest", holders: Holders::Queue(11), ..EVERYTHING },
    Case { name: "another agent's, newest", holders: Holders::Agent(12), ..EVERYTHING },
    Case { name: "nobody's, newest", holders: Holders::Nobody, ..EVERYTHING },
    Case { name: "created a year ago", created: Some(Days::between(370, 340)), ..EVERYTHING },
    Case { name: "closed a year ago", closed: Some(Days::between(370, 340)), ..EVERYTHING },
    Case { name: "closed this week", closed: Some(Days::between(7, 0)), sort: Sort::Changed, ..EVERYTHING },
    Case {
        name: "scheduled this week",
        scheduled: Some(Days::between(7, 0)),
        sort: Sort::Scheduled,
        ..EVERYTHING
    },
    Case { name: "in German", language: Some(Language::De), ..EVERYTHING },
    Case { name: "a number", words: "#1500", ..EVERYTHING },
    Case { name: "a rare word", words: "karemimi", ..EVERYTHING },
    Case { name: "a word of everybody", words: "brightwater", ..EVERYTHING },
    Case { name: "two common words", words: "kare kami", ..EVERYTHING },
    Case { name: "a letter", words: "k", ..EVERYTHING },
    Case { name: "a common word, attention", words: "brightwater", sort: Sort::Attention, ..EVERYTHING },
    Case {
        name: "a common word, mine, changed",
        words: "kare",
        holders: Holders::Mine,
        sort: Sort::Changed,
        ..EVERYTHING
    },
    Case { name: "a common word, expired", words: "kare", statuses: &[Status::Expired], ..EVERYTHING },
];

/// What is counted: the numbers on the tabs, and of a search.
pub(crate) const COUNTED: &[Case] = &[
    Case { name: "counts of everything", ..EVERYTHING },
    Case { name: "counts of mine", holders: Holders::Mine, ..EVERYTHING },
    Case { name: "counts of a common word", words: "brightwater", ..EVERYTHING },
];

/// Those of which a page far down is measured too.
pub(crate) const DEEP: &[Case] = &[
    Case { name: "deep: everything, newest", ..EVERYTHING },
    Case { name: "deep: everything, attention", sort: Sort::Attention, ..EVERYTHING },
    Case { name: "deep: everything, changed", sort: Sort::Changed, ..EVERYTHING },
    Case { name: "deep: a word of everybody", words: "brightwater", ..EVERYTHING },
];
