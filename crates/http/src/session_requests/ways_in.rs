//! Who is told by what a request is entered. Whoever has its link or its code can join in the remote user's place.

use deskside_app::Actor;
use deskside_domain::actor::{Level, Section};

/// Whether a reader is told a request's link and code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum WaysIn {
    /// They may pass them on.
    Told,
    /// They only see what goes on.
    Withheld,
}

impl WaysIn {
    pub(crate) fn of(reader: &Actor) -> Self {
        match reader.may(Section::SessionRequests, Level::Edit) {
            Ok(_) => Self::Told,
            Err(_) => Self::Withheld,
        }
    }

    /// What is told of a way in.
    pub(crate) fn tell(self, way: impl FnOnce() -> String) -> Option<String> {
        match self {
            Self::Told => Some(way()),
            Self::Withheld => None,
        }
    }
}
