//! The lists that are measured: what consoles ask for, and what is hard.

use std::collections::BTreeSet;

use deskside_domain::language::Language;
use deskside_domain::status::Status;
use deskside_domain::{SignedDuration, Timestamp};
use deskside_store::{Filter, Holder, Sort, Span, Words};

use super::fill::{agent, queue};

/// One list.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) filter: Filter,
    pub(crate) sort: Sort,
}

const ACTIVE: [Status; 4] = [Status::Open, Status::Waiting, Status::Ready, Status::Connected];

/// All of them, seen from `now`.
pub(crate) fn all(now: Timestamp) -> Vec<Case> {
    let of =
        |statuses: &[Status]| Filter { statuses: statuses.iter().copied().collect(), ..Filter::default() };
    let held = |holders: BTreeSet<Holder>| Filter { holders: Some(holders), ..Filter::default() };
    let mine = || held([Holder::Agent(agent(7).id)].into());
    let queues = || held((0..8).map(|number| Holder::Queue(queue(number).id)).collect());
    let search = |text: &str| Filter { words: Words::wanted(text), ..Filter::default() };
    let days = |from: i64, until: i64| Span {
        from: Some(now - SignedDuration::from_hours(24 * from)),
        until: Some(now - SignedDuration::from_hours(24 * until)),
    };
    let case = |name, filter, sort| Case { name, filter, sort };
    let mut cases: Vec<_> = [
        ("everything, newest", Sort::Newest),
        ("everything, oldest", Sort::Oldest),
        ("everything, attention", Sort::Attention),
        ("everything, waiting", Sort::Waiting),
        ("everything, scheduled", Sort::Scheduled),
        ("everything, expires", Sort::Expires),
        ("everything, changed", Sort::Changed),
    ]
    .into_iter()
    .map(|(name, sort)| case(name, Filter::default(), sort))
    .collect();
    cases.extend([
        case("active, attention", of(&ACTIVE), Sort::Attention),
        case("open, oldest", of(&[Status::Open]), Sort::Oldest),
        case("waiting and ready, waiting", of(&[Status::Waiting, Status::Ready]), Sort::Waiting),
        case("expired, newest", of(&[Status::Expired]), Sort::Newest),
        case("closed, oldest", of(&[Status::Closed]), Sort::Oldest),
        case("mine, newest", mine(), Sort::Newest),
        case("mine active, attention", Filter { holders: mine().holders, ..of(&ACTIVE) }, Sort::Attention),
        case("mine, changed", mine(), Sort::Changed),
        case("eight queues, waiting", queues(), Sort::Waiting),
        case("nobody's, newest", held([Holder::Nobody].into()), Sort::Newest),
        case("created a year ago", Filter { created: days(370, 340), ..Filter::default() }, Sort::Newest),
        case("closed a year ago", Filter { closed: days(370, 340), ..Filter::default() }, Sort::Newest),
        case("closed this week", Filter { closed: days(7, 0), ..Filter::default() }, Sort::Changed),
        case("scheduled this week", Filter { scheduled: days(7, 0), ..Filter::default() }, Sort::Scheduled),
        case("in German", Filter { language: Some(Language::De), ..Filter::default() }, Sort::Newest),
        case("a number", search("#1500"), Sort::Newest),
        case("a rare word", search("karemimi"), Sort::Newest),
        case("a word of everybody", search("brightwater"), Sort::Newest),
        case("two common words", search("kare kami"), Sort::Newest),
        case("a letter", search("k"), Sort::Newest),
        case("a common word, attention", search("brightwater"), Sort::Attention),
        case(
            "a common word, mine, changed",
            Filter { holders: mine().holders, ..search("kare") },
            Sort::Changed,
        ),
        case(
            "a common word, expired",
            Filter { words: Words::wanted("kare"), ..of(&[Status::Expired]) },
            Sort::Newest,
        ),
    ]);
    cases
}
