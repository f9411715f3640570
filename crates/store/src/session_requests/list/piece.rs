//! Where the requests of some statuses are found.

use std::collections::BTreeSet;

use deskside_domain::status::Status;

use super::order::{Rank, Wishes};
use super::terms::Shelf;
use crate::presences::{GRANTED, IN_LOBBY, IN_SESSION};

/// A part of all requests; no request is in two parts of one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) source: Source,
    pub(super) validity: Ended,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// What is on a shelf, but where somebody is present in one of these phases.
    Shelf { shelf: Shelf, without: Vec<&'static str> },
    /// Where somebody is present in this phase, and the request is not closed.
    Present { phase: &'static str },
    /// What is over, and its remote user wishes for more.
    Wishing { statuses: BTreeSet<Status> },
}

/// Whether the validity has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    Either,
    NotYet,
    Already,
}

const PHASES: [(Status, &str); 3] =
    [(Status::Waiting, IN_LOBBY), (Status::Ready, GRANTED), (Status::Connected, IN_SESSION)];

/// The parts that together hold the requests of a rank.
pub(super) fn of(rank: &Rank) -> Vec<Piece> {
    match rank.wishes {
        // Found by their wish: whether they are over yet is looked at one by one.
        Wishes::Only => {
            let source = Source::Wishing { statuses: rank.statuses.clone() };
            vec![Piece { source, validity: Ended::Either }]
        }
        Wishes::Whichever | Wishes::Without => pieces(&rank.statuses),
    }
}

/// The parts that together hold the requests with one of these statuses. A session outlives the validity, so
/// that a connected request may lie among the expired ones.
fn pieces(statuses: &BTreeSet<Status>) -> Vec<Piece> {
    let has = |status| statuses.contains(&status);
    let mut pieces = Vec::new();
    if PHASES.iter().all(|(status, _)| has(*status)) && has(Status::Open) && has(Status::Expired) {
        pieces.push(on(Shelf::Current, vec![], Ended::Either));
        pieces.push(on(Shelf::Past, vec![], Ended::Either));
    } else {
        pieces.extend(valid(&has));
        pieces.extend(ended(&has));
    }
    if has(Status::Closed) {
        pieces.push(on(Shelf::Closed, vec![], Ended::Either));
    }
    pieces
}

fn valid(has: &impl Fn(Status) -> bool) -> Vec<Piece> {
    if has(Status::Open) {
        let without = PHASES.iter().filter(|(status, _)| !has(*status)).map(|(_, phase)| *phase).collect();
        return vec![on(Shelf::Current, without, Ended::NotYet)];
    }
    let asked = PHASES.iter().filter(|(status, _)| has(*status));
    asked.map(|(_, phase)| Piece { source: Source::Present { phase }, validity: Ended::NotYet }).collect()
}

fn ended(has: &impl Fn(Status) -> bool) -> Vec<Piece> {
    match (has(Status::Expired), has(Status::Connected)) {
        (false, false) => vec![],
        (false, true) => {
            vec![Piece { source: Source::Present { phase: IN_SESSION }, validity: Ended::Already }]
        }
        (true, connected) => {
            let without = if connected { vec![] } else { vec![IN_SESSION] };
            vec![on(Shelf::Past, without.clone(), Ended::Either), on(Shelf::Current, without, Ended::Already)]
        }
    }
}

fn on(shelf: Shelf, without: Vec<&'static str>, validity: Ended) -> Piece {
    Piece { source: Source::Shelf { shelf, without }, validity }
}
