//! From each use case's error to a problem, exhaustively: a new error does not compile until it is said here.

use deskside_app::StoreError;
use deskside_app::TryLater;
use deskside_app::account::{AuthenticateError, SetUpError, SignInError, SignInsError};
use deskside_app::links::{GuestEntryError, JoinLinkError, LinkError, ResolveCodeError};
use deskside_app::session_requests::{ConnectError, EditError, RequestError};
use deskside_domain::session_request::{ConnectRefusal, JoinRefusal, LinkView};
use deskside_protocol::problem::ProblemCode;

use super::Problem;

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Self::not_found(),
            StoreError::BadCursor => bad_cursor(),
            StoreError::Stale => stale(),
            StoreError::Exists { .. }
            | StoreError::Unreadable { .. }
            | StoreError::Contended(_)
            | StoreError::Database(_) => Self::unavailable(&error),
        }
    }
}

impl From<TryLater> for Problem {
    fn from(error: TryLater) -> Self {
        Self::later(error.after)
    }
}

impl From<SetUpError> for Problem {
    fn from(error: SetUpError) -> Self {
        match error {
            SetUpError::WrongToken => Self::not_found(),
            SetUpError::AlreadySetUp => {
                Self::new(ProblemCode::AlreadySetUp, "An owner exists already. Sign in instead.")
            }
            SetUpError::TryLater(later) => later.into(),
            SetUpError::Hash(_) | SetUpError::Save(_) => Self::unavailable(&error),
        }
    }
}

impl From<SignInError> for Problem {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::WrongCredentials => {
                Self::new(ProblemCode::WrongCredentials, "Check both and try again.")
            }
            SignInError::TryLater(later) => later.into(),
            SignInError::Hash(_) | SignInError::Save(_) => Self::unavailable(&error),
        }
    }
}

impl From<AuthenticateError> for Problem {
    fn from(error: AuthenticateError) -> Self {
        match error {
            AuthenticateError::NotSignedIn => Self::new(ProblemCode::NotSignedIn, "Sign in to go on."),
            AuthenticateError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<SignInsError> for Problem {
    fn from(error: SignInsError) -> Self {
        match error {
            SignInsError::NotFound => Self::not_found(),
            SignInsError::Save(_) => Self::unavailable(&error),
        }
    }
}

impl From<RequestError> for Problem {
    fn from(error: RequestError) -> Self {
        match error {
            RequestError::NotPermitted(_) => {
                Self::new(ProblemCode::NotPermitted, "Your role does not allow this. Ask an owner.")
            }
            RequestError::NotFound => Self::not_found(),
            RequestError::Closed(_) => Self::new(ProblemCode::RequestClosed, "Reopen the request first."),
            RequestError::NotClosed(_) => Self::new(ProblemCode::RequestNotClosed, "It is open already."),
            RequestError::BadCursor => bad_cursor(),
            RequestError::Store(StoreError::Stale) => stale(),
            RequestError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<EditError> for Problem {
    fn from(error: EditError) -> Self {
        match error {
            EditError::Stale { now } => Self::new(
                ProblemCode::StaleVersion,
                format!(
                    "It is at version {} now. Nothing was written. Read it and decide again.",
                    now.request.version
                ),
            ),
            EditError::Request(error) => error.into(),
        }
    }
}

impl From<ConnectError> for Problem {
    fn from(error: ConnectError) -> Self {
        match error {
            ConnectError::Request(error) => error.into(),
            ConnectError::Refused(refusal) => match refusal {
                ConnectRefusal::Closed => Self::new(ProblemCode::RequestClosed, "Reopen the request first."),
                ConnectRefusal::Expired => Self::new(ProblemCode::RequestExpired, "Its validity has passed."),
                ConnectRefusal::NotGranted => {
                    Self::new(ProblemCode::NotGranted, "Only the remote user's device can grant access.")
                }
                ConnectRefusal::SessionLive { by } => {
                    Self::new(ProblemCode::SessionLive, format!("{} is connected.", by.name.as_str()))
                }
                ConnectRefusal::AssignedElsewhere { to } => Self::new(
                    ProblemCode::AssignedElsewhere,
                    format!("It is assigned to {}.", to.name.as_str()),
                ),
            },
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

fn bad_cursor() -> Problem {
    Problem::new(ProblemCode::MalformedRequest, "The cursor is not one this server gave out.")
}

fn stale() -> Problem {
    Problem::new(ProblemCode::StaleVersion, "Somebody else was quicker. Nothing was written. Try again.")
}

fn closed() -> Problem {
    Problem::new(ProblemCode::RequestClosed, "This request is closed; its link lets nobody in.")
}

fn expired() -> Problem {
    Problem::new(ProblemCode::RequestExpired, "This link has expired.")
}

fn too_early() -> Problem {
    Problem::new(ProblemCode::RequestTooEarly, "This link opens at the scheduled time.")
}

fn other_device() -> Problem {
    Problem::new(ProblemCode::OtherDeviceJoined, "This request is open on another device.")
}
