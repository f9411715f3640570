//! Session requests: reading, creating, editing, connecting, batches.

use deskside_app::StoreError;
use deskside_app::batches::{BatchError, LARGEST_BATCH, MOST_UNFINISHED};
use deskside_app::session_requests::{
    ActionError, AssignError, CommentError, ConnectError, CreateError, EditError, ImportError, RequestError,
    TargetError,
};
use deskside_domain::session_request::{AssignRefusal, ConnectRefusal};
use deskside_protocol::problem::ProblemCode;

use super::words::{
    assigned_elsewhere, bad_cursor, no_such_target, not_permitted, not_subscribed, nothing_to_do,
    queue_archived, reopen_first, stale,
};
use crate::problem::Problem;
use crate::session_requests::bodies;

impl From<RequestError> for Problem {
    fn from(error: RequestError) -> Self {
        match error {
            RequestError::NotPermitted(missing) => not_permitted(missing),
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
            EditError::NoAddress => Self::malformed("send_updates", "needs an email address"),
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

impl From<ImportError> for Problem {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::KeyReused => Self::new(
                ProblemCode::IdempotencyKeyReused,
                "This Idempotency-Key was sent with another file, or by somebody else. Take a new one for each file.",
            ),
            ImportError::Stopped { created: 0, source, .. } => source.into(),
            ImportError::Stopped { created, total, source } => Self::from(source).after_a_part(&format!(
                "{created} of {total} requests were created. The same file goes on there, if it was sent with an \
                 Idempotency-Key and is sent with the same one again."
            )),
            ImportError::Request(error) => error.into(),
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
            BatchError::TooManyUnfinished => Self::new(
                ProblemCode::BatchesUnderWay,
                format!(
                    "{MOST_UNFINISHED} of your batches are under way. Start another one when one is done."
                ),
            ),
            BatchError::KeyReused => Self::new(
                ProblemCode::IdempotencyKeyReused,
                "This Idempotency-Key was sent with another action, or by somebody else. Take a new one for each.",
            ),
            BatchError::Past => Self::out_of_range("action.extension.at", "must lie ahead"),
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
            TargetError::NoSuchClient => no_such_target("There is no such client."),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_that_stopped_does_not_say_that_nothing_was_changed() {
        let stopped = |created| {
            let source = StoreError::Unreadable { what: "queue" }.into();
            Problem::from(ImportError::Stopped { created, total: 250, source }).detail
        };

        let (in_part, at_once) = (stopped(100), stopped(0));

        assert!(in_part.contains("100 of 250") && !in_part.contains("Nothing was changed"), "{in_part}");
        assert!(at_once.contains("Nothing was changed"), "{at_once}");
    }
}
