//! In which order a list is read: in *ranks*, and by a key within each.

use std::collections::BTreeSet;

use deskside_domain::status::Status;
use jiff::Timestamp;

use super::filter::Filter;

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The newest number first.
    #[default]
    Newest,
    /// The oldest number first.
    Oldest,
    /// Who needs an agent first: ready, waiting, whoever asks for more time or to reopen, connected, open, expired,
    /// closed; the newest number first in each.
    Attention,
    /// Who has waited longest: those who are present by since when, then open ones by since when they are in the
    /// queue, or were created; expired and closed ones after them.
    Waiting,
    /// By the scheduled time; what has none is left out.
    Scheduled,
    /// By the end of the validity: what ends next first, and what has ended after that, the latest first.
    Expires,
    /// By the last change, the latest first.
    Changed,
}

/// By what the requests of one rank are ordered; the number decides between equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Number,
    Changed,
    Ends,
    Planned,
    /// Since when it is in the queue, or there.
    Waited,
    /// Since when somebody is present.
    Present,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
}

/// Which ends of validity a rank takes, seen from the time of the first page: what ends while somebody reads on
/// must not come a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    Whenever,
    After(Timestamp),
    By(Timestamp),
}

/// Whether a rank takes requests whose remote user asks for more time, or to reopen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wishes {
    Whichever,
    Only,
    Without,
}

/// One part of an order: the requests with one of these statuses, before all of the next rank.
#[derive(Clone, Debug)]
pub(super) struct Rank {
    pub(super) place: i32,
    pub(super) statuses: BTreeSet<Status>,
    pub(super) key: Key,
    pub(super) direction: Direction,
    pub(super) ends: Ends,
    pub(super) wishes: Wishes,
}

pub(super) const ALL: [Status; 6] =
    [Status::Ready, Status::Waiting, Status::Connected, Status::Open, Status::Expired, Status::Closed];
const PRESENT: [Status; 3] = [Status::Ready, Status::Waiting, Status::Connected];
/// Of what is over its remote user may ask for more.
const OVER: [Status; 2] = [Status::Expired, Status::Closed];

impl Sort {
    /// The ranks in which requests that match are ordered. `first_page` is when the first page was read.
    pub(super) fn ranks(self, filter: &Filter, first_page: Timestamp) -> Vec<Rank> {
        let asked = |status: &Status| filter.can_be(*status);
        let rank = |place, of: &[Status], key, direction, ends| Rank {
            place,
            statuses: of.iter().copied().filter(asked).collect(),
            key,
            direction,
            ends,
            wishes: Wishes::Whichever,
        };
        let whole = |key, direction| vec![rank(0, &ALL, key, direction, Ends::Whenever)];
        let waited = |place, of| rank(place, &[of], Key::Waited, Direction::Up, Ends::Whenever);
        let newest = |place, of: &[Status], wishes| Rank {
            wishes,
            ..rank(place, of, Key::Number, Direction::Down, Ends::Whenever)
        };
        let mut ranks = match self {
            Self::Newest => whole(Key::Number, Direction::Down),
            Self::Oldest => whole(Key::Number, Direction::Up),
            Self::Scheduled => whole(Key::Planned, Direction::Up),
            Self::Changed => whole(Key::Changed, Direction::Down),
            Self::Attention => vec![
                newest(0, &[Status::Ready], Wishes::Whichever),
                newest(1, &[Status::Waiting], Wishes::Whichever),
                newest(2, &OVER, Wishes::Only),
                newest(3, &[Status::Connected], Wishes::Whichever),
                newest(4, &[Status::Open], Wishes::Whichever),
                newest(5, &[Status::Expired], Wishes::Without),
                newest(6, &[Status::Closed], Wishes::Without),
            ],
            Self::Waiting => vec![
                rank(0, &PRESENT, Key::Present, Direction::Up, Ends::Whenever),
                waited(1, Status::Open),
                waited(2, Status::Expired),
                waited(3, Status::Closed),
            ],
            Self::Expires => vec![
                rank(0, &ALL, Key::Ends, Direction::Up, Ends::After(first_page)),
                rank(1, &ALL, Key::Ends, Direction::Down, Ends::By(first_page)),
            ],
        };
        ranks.retain(|rank| !rank.statuses.is_empty());
        ranks
    }
}

impl Rank {
    /// A rank for each status, in no order that matters: for counting.
    pub(super) fn of_each_status(filter: &Filter) -> Vec<Self> {
        let asked = ALL.into_iter().filter(|status| filter.can_be(*status));
        let rank = |(place, status)| Self {
            place,
            statuses: [status].into(),
            key: Key::Number,
            direction: Direction::Down,
            ends: Ends::Whenever,
            wishes: Wishes::Whichever,
        };
        (0..).zip(asked).map(rank).collect()
    }
}
