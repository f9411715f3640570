//! Which requests a list holds.

use std::collections::BTreeSet;

use deskside_domain::client::ClientId;
use deskside_domain::ids::{MemberId, QueueId};
use deskside_domain::language::Language;
use deskside_domain::status::Status;
use jiff::Timestamp;
use uuid::Uuid;

use crate::search::Words;

/// Which requests. Everything that is said must hold; what is left empty says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// With one of these statuses; none: whatever status.
    pub statuses: BTreeSet<Status>,
    /// With one of these holders; `None`: whoever's. An empty set is nobody's list, and holds nothing.
    pub holders: Option<BTreeSet<Holder>>,
    /// Created then.
    pub created: Span,
    /// Scheduled for then.
    pub scheduled: Span,
    /// Closed then.
    pub closed: Span,
    /// In this language.
    pub language: Option<Language>,
    /// With all these words.
    pub words: Words,
}

impl Filter {
    /// Whether a request that matches can have this status. What was closed at any time asked for is closed.
    pub(super) fn can_be(&self, status: Status) -> bool {
        let asked = self.statuses.is_empty() || self.statuses.contains(&status);
        asked && (self.closed.is_open() || status == Status::Closed)
    }
}

/// Who is to help with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// Nobody in particular.
    Nobody,
    /// This agent, at any client or at one.
    Agent(MemberId),
    /// This agent, at this one client.
    Client(ClientId, MemberId),
    /// Whoever of this queue's subscribers takes it over.
    Queue(QueueId),
}

impl Holder {
    /// The client, where it is only one of the agent's.
    pub(super) fn client(self) -> Option<ClientId> {
        match self {
            Self::Client(client, _) => Some(client),
            Self::Nobody | Self::Agent(_) | Self::Queue(_) => None,
        }
    }

    /// The one id by which an index finds it: a member and a queue never share one.
    pub(super) fn id(self) -> Uuid {
        match self {
            Self::Nobody => Uuid::nil(),
            Self::Agent(member) | Self::Client(_, member) => member.0,
            Self::Queue(queue) => queue.0,
        }
    }
}

/// From a time until before another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// At this time or later.
    pub from: Option<Timestamp>,
    /// Before this time.
    pub until: Option<Timestamp>,
}

impl Span {
    /// Whether any time will do, and none.
    pub fn is_open(self) -> bool {
        self == Self::default()
    }
}
