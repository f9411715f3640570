//! From each use case's error to a problem, exhaustively: a new error does not compile until it is said here.

use deskside_app::StoreError;
use deskside_app::TryLater;
use deskside_app::account::{AuthenticateError, SetUpError, SignInError, SignInsError};
use deskside_app::batches::{BatchError, LARGEST_BATCH};
use deskside_app::links::{GuestEntryError, JoinLinkError, LinkError, ResolveCodeError, WishError};
use deskside_app::members::MembersError;
use deskside_app::organisation::SettingsError;
use deskside_app::request_pages::RequestPageError;
use deskside_app::saved_views::SavedViewError;
use deskside_app::session_queues::{QueueError, TakeNextError};
use deskside_app::session_requests::{
    ActionError, AssignError, CommentError, ConnectError, CreateError, EditError, RequestError, TargetError,
};
use deskside_domain::actor::AgentRef;
use deskside_domain::organisation::SettingsRefusal;
use deskside_domain::session_queue::{QueueRef, QueueRefusal};
use deskside_domain::session_request::{
    AssignRefusal, ConnectRefusal, DismissRefusal, ExtendRefusal, HandBackRefusal, InviteRefusal,
    JoinRefusal, LinkView, ScheduleRefusal, TakeOverRefusal, UnscheduleRefusal, WishRefusal,
};
use deskside_protocol::problem::ProblemCode;

use super::Problem;
use crate::session_requests::bodies;

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
            RequestError::NotPermitted(_) => not_permitted(),
            RequestError::NotFound => Self::not_found(),
            RequestError::Closed(_) => reopen_first(),
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
            EditError::Conflicts { conflicts, now } => Self::conflicts(
                conflicts.iter().map(|conflict| bodies::edit_conflict(conflict, &now)).collect(),
            ),
            EditError::TooOld => Self::new(
                ProblemCode::StaleVersion,
                "Too much happened since that version. Nothing was written. Read it and decide again.",
            ),
            EditError::Request(error) => error.into(),
        }
    }
}

impl From<CreateError> for Problem {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::Target(error) => error.into(),
            CreateError::Request(error) => error.into(),
        }
    }
}

impl From<BatchError> for Problem {
    fn from(error: BatchError) -> Self {
        match error {
            BatchError::TooMany { count } => {
                let detail = format!("{count} or more were chosen; {LARGEST_BATCH} at once is the most.");
                Self::new(ProblemCode::TooManySelected, detail)
            }
            BatchError::Target(error) => error.into(),
            BatchError::Request(error) => error.into(),
        }
    }
}

impl From<AssignError> for Problem {
    fn from(error: AssignError) -> Self {
        match error {
            AssignError::Target(error) => error.into(),
            AssignError::Refused(refusal) => match refusal {
                AssignRefusal::Closed => reopen_first(),
                AssignRefusal::NothingChanges => nothing_to_do("It is assigned so already."),
            },
            AssignError::Request(error) => error.into(),
        }
    }
}

impl From<TargetError> for Problem {
    fn from(error: TargetError) -> Self {
        match error {
            TargetError::NoSuchAgent => no_such_target("There is no such agent."),
            TargetError::NoSuchQueue => no_such_target("There is no such queue."),
            TargetError::QueueArchived => queue_archived(),
            TargetError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<CommentError> for Problem {
    fn from(error: CommentError) -> Self {
        match error {
            CommentError::NotTheAuthor(refusal) => {
                Self::new(ProblemCode::NotPermitted, "Only its author changes a comment.").by(&refusal.author)
            }
            CommentError::Full => Self::new(ProblemCode::NothingToDo, "This request takes no more comments."),
            CommentError::Request(error) => error.into(),
        }
    }
}

impl<R: Into<Self> + std::error::Error + 'static> From<ActionError<R>> for Problem {
    fn from(error: ActionError<R>) -> Self {
        match error {
            ActionError::Refused(refusal) => refusal.into(),
            ActionError::Request(error) => error.into(),
        }
    }
}

impl From<TakeOverRefusal> for Problem {
    fn from(refusal: TakeOverRefusal) -> Self {
        match refusal {
            TakeOverRefusal::Closed => reopen_first(),
            TakeOverRefusal::AlreadyTaken { by } => {
                let detail = format!("{} has it already.", by.name.as_str());
                Self::new(ProblemCode::AlreadyTaken, detail).by(&by)
            }
            TakeOverRefusal::NotSubscribed { queue } => not_subscribed(&queue),
        }
    }
}

impl From<HandBackRefusal> for Problem {
    fn from(refusal: HandBackRefusal) -> Self {
        match refusal {
            HandBackRefusal::Closed => reopen_first(),
            HandBackRefusal::NotFromQueue => {
                Self::new(ProblemCode::NotFromQueue, "Assign it to a queue instead.")
            }
            HandBackRefusal::AssignedElsewhere { to } => assigned_elsewhere(&to),
        }
    }
}

impl From<ExtendRefusal> for Problem {
    fn from(refusal: ExtendRefusal) -> Self {
        match refusal {
            ExtendRefusal::Closed => reopen_first(),
            ExtendRefusal::Past => Self::out_of_range("at", "must lie ahead"),
            ExtendRefusal::TooLong { latest } => {
                Self::out_of_range("at", &format!("may be {latest} at the latest"))
            }
        }
    }
}

impl From<ScheduleRefusal> for Problem {
    fn from(refusal: ScheduleRefusal) -> Self {
        match refusal {
            ScheduleRefusal::Closed => reopen_first(),
            ScheduleRefusal::Past => Self::out_of_range("local", "must lie ahead"),
            ScheduleRefusal::NothingChanges => nothing_to_do("It is scheduled so already."),
        }
    }
}

impl From<UnscheduleRefusal> for Problem {
    fn from(refusal: UnscheduleRefusal) -> Self {
        match refusal {
            UnscheduleRefusal::Closed => reopen_first(),
            UnscheduleRefusal::NotScheduled => nothing_to_do("It is not scheduled."),
        }
    }
}

impl From<InviteRefusal> for Problem {
    fn from(refusal: InviteRefusal) -> Self {
        match refusal {
            InviteRefusal::Closed => reopen_first(),
            InviteRefusal::NoAddress => {
                Self::new(ProblemCode::NoEmailAddress, "Add an email address, or copy the link.")
            }
        }
    }
}

impl From<DismissRefusal> for Problem {
    fn from(_: DismissRefusal) -> Self {
        nothing_to_do("Nothing is asked for.")
    }
}

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

impl From<QueueError> for Problem {
    fn from(error: QueueError) -> Self {
        match error {
            QueueError::NotPermitted(_) => not_permitted(),
            QueueError::NotFound => Self::not_found(),
            QueueError::NoSuchMember => no_such_target("There is no such member."),
            QueueError::NameTaken => {
                Self::new(ProblemCode::NameTaken, "Another queue has this name, or this address.")
            }
            QueueError::Refused(QueueRefusal::Stale) => stale(),
            QueueError::Refused(QueueRefusal::Archived) => queue_archived(),
            QueueError::Refused(QueueRefusal::NotArchived) => nothing_to_do("The queue is in use."),
            QueueError::NotEmpty => {
                Self::new(ProblemCode::QueueNotEmpty, "Say where the requests in it are to go.")
            }
            QueueError::Target(error) => error.into(),
            QueueError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<TakeNextError> for Problem {
    fn from(error: TakeNextError) -> Self {
        match error {
            TakeNextError::Empty => Self::new(ProblemCode::QueueEmpty, "Nobody waits in this queue."),
            TakeNextError::NotSubscribed { queue } => not_subscribed(&queue),
            TakeNextError::Request(error) => error.into(),
        }
    }
}

impl From<SettingsError> for Problem {
    fn from(error: SettingsError) -> Self {
        match error {
            SettingsError::NotPermitted(_) => not_permitted(),
            SettingsError::Refused(SettingsRefusal::Stale) | SettingsError::Store(StoreError::Stale) => {
                stale()
            }
            SettingsError::Refused(SettingsRefusal::DefaultTooLong) => {
                Self::out_of_range("default_validity_seconds", "must not be longer than the longest validity")
            }
            SettingsError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<MembersError> for Problem {
    fn from(error: MembersError) -> Self {
        match error {
            MembersError::NotPermitted(_) => not_permitted(),
            MembersError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<SavedViewError> for Problem {
    fn from(error: SavedViewError) -> Self {
        match error {
            SavedViewError::NotFound => Self::not_found(),
            SavedViewError::TooMany => nothing_to_do("You keep 100 views. Delete one first."),
            SavedViewError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<RequestPageError> for Problem {
    fn from(error: RequestPageError) -> Self {
        match error {
            RequestPageError::NotFound => Self::not_found(),
            RequestPageError::TryLater(later) => later.into(),
            RequestPageError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<ConnectError> for Problem {
    fn from(error: ConnectError) -> Self {
        match error {
            ConnectError::Request(error) => error.into(),
            ConnectError::Refused(refusal) => match refusal {
                ConnectRefusal::Closed => reopen_first(),
                ConnectRefusal::Expired => Self::new(ProblemCode::RequestExpired, "Its validity has passed."),
                ConnectRefusal::NotGranted => {
                    Self::new(ProblemCode::NotGranted, "Only the remote user's device can grant access.")
                }
                ConnectRefusal::SessionLive { by } => {
                    Self::new(ProblemCode::SessionLive, format!("{} is connected.", by.name.as_str())).by(&by)
                }
                ConnectRefusal::AssignedElsewhere { to } => assigned_elsewhere(&to),
                ConnectRefusal::NotSubscribed { queue } => not_subscribed(&queue),
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

fn not_permitted() -> Problem {
    Problem::new(ProblemCode::NotPermitted, "Your role does not allow this. Ask an owner.")
}

fn reopen_first() -> Problem {
    Problem::new(ProblemCode::RequestClosed, "Reopen the request first.")
}

fn nothing_to_do(detail: &str) -> Problem {
    Problem::new(ProblemCode::NothingToDo, detail)
}

fn no_such_target(detail: &str) -> Problem {
    Problem::new(ProblemCode::NotFound, detail)
}

fn queue_archived() -> Problem {
    Problem::new(ProblemCode::QueueArchived, "Restore the queue first, or choose another.")
}

fn not_subscribed(queue: &QueueRef) -> Problem {
    let detail = format!("It waits in {}. Subscribe to the queue first.", queue.name.as_str());
    Problem::new(ProblemCode::NotSubscribed, detail)
}

fn assigned_elsewhere(to: &AgentRef) -> Problem {
    let detail = format!("It is assigned to {}.", to.name.as_str());
    Problem::new(ProblemCode::AssignedElsewhere, detail).by(to)
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
