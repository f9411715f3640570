//! Session links and join codes, for remote users.

use deskside_app::StoreError;
use deskside_app::links::{GuestEntryError, JoinLinkError, LinkError, ResolveCodeError, WishError};
use deskside_domain::session_request::{JoinRefusal, LinkView, WishRefusal};
use deskside_protocol::problem::ProblemCode;

use super::words::{closed, expired, nothing_to_do, other_device, stale, too_early};
use crate::problem::Problem;

impl From<WishError> for Problem {
    fn from(error: WishError) -> Self {
        match error {
            WishError::Refused(WishRefusal::NothingToAskFor | WishRefusal::AlreadyAsked) => {
                nothing_to_do("This link lets you in.")
            }
            WishError::TryLater(later) => later.into(),
            WishError::Link(error) => error.into(),
        }
    }
}

impl From<LinkError> for Problem {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::NotFound => Self::not_found(),
            LinkError::Store(StoreError::Stale) => stale(),
            LinkError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<JoinLinkError> for Problem {
    fn from(error: JoinLinkError) -> Self {
        match error {
            JoinLinkError::Link(error) => error.into(),
            JoinLinkError::TryLater(later) => later.into(),
            JoinLinkError::Refused(refusal) => match refusal {
                JoinRefusal::Closed => closed(),
                JoinRefusal::Expired => expired(),
                JoinRefusal::TooEarly => too_early(),
                JoinRefusal::OtherDevice => other_device(),
            },
        }
    }
}

impl From<GuestEntryError> for Problem {
    fn from(error: GuestEntryError) -> Self {
        match error {
            GuestEntryError::Link(error) => error.into(),
            GuestEntryError::NotJoined { view } => match view {
                LinkView::Invitation | LinkView::Joined => {
                    Self::new(ProblemCode::NotJoined, "Open the link and press Join.")
                }
                LinkView::OtherDevice => other_device(),
                LinkView::TooEarly => too_early(),
                LinkView::Closed => closed(),
                LinkView::Expired => expired(),
            },
        }
    }
}

impl From<ResolveCodeError> for Problem {
    fn from(error: ResolveCodeError) -> Self {
        match error {
            ResolveCodeError::NotFound => {
                Self::new(ProblemCode::NotFound, "No request has this code. Check the nine digits.")
            }
            ResolveCodeError::TryLater(later) => later.into(),
            ResolveCodeError::Store(_) => Self::unavailable(&error),
        }
    }
}
