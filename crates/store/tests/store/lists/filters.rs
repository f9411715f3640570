//! Random filters: each part is asked for now and then.

use std::collections::BTreeSet;

use deskside_domain::language::Language;
use deskside_domain::status::Status;
use deskside_store::{Filter, Span, Words};

use super::super::harness::second;
use super::expected::Expected;
use super::requests::{Dice, NOW, holders};

pub(super) const STATUSES: [Status; 6] =
    [Status::Open, Status::Waiting, Status::Ready, Status::Connected, Status::Closed, Status::Expired];
const SEARCHES: [&str; 9] =
    ["mu", "muller", "MÜHL", "елк", "strauss", "print", "print floor", "100", "#1007"];

pub(super) fn random(dice: &mut Dice, expected: &Expected) -> Filter {
    let some = |dice: &mut Dice| dice.one_in(3);
    Filter {
        statuses: if dice.one_in(2) { statuses(dice) } else { BTreeSet::new() },
        holders: dice.one_in(2).then(|| holders().into_iter().filter(|_| dice.one_in(2)).collect()),
        created: if some(dice) { span(dice) } else { Span::default() },
        scheduled: if some(dice) { span(dice) } else { Span::default() },
        closed: if some(dice) { span(dice) } else { Span::default() },
        language: some(dice).then(|| dice.pick(&[Language::En, Language::De])),
        words: if some(dice) { words(dice, expected) } else { Words::default() },
    }
}

fn statuses(dice: &mut Dice) -> BTreeSet<Status> {
    STATUSES.into_iter().filter(|_| dice.one_in(2)).collect()
}

fn span(dice: &mut Dice) -> Span {
    let time = |dice: &mut Dice| second(dice.seconds(0, NOW) / 3_600 * 3_600);
    let (from, until) = (time(dice), time(dice));
    match dice.below(3) {
        0 => Span { from: Some(from), until: None },
        1 => Span { from: None, until: Some(until) },
        _ => Span { from: Some(from.min(until)), until: Some(from.max(until)) },
    }
}

fn words(dice: &mut Dice, expected: &Expected) -> Words {
    match dice.below(3) {
        0 => Words::wanted(&expected.requests[usize::try_from(dice.below(40)).unwrap()].number.to_string()),
        _ => Words::wanted(dice.pick(&SEARCHES)),
    }
}
