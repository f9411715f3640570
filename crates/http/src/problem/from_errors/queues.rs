//! Session queues and their request pages.

use deskside_app::request_pages::RequestPageError;
use deskside_app::session_queues::{QueueError, TakeNextError};
use deskside_domain::session_queue::QueueRefusal;
use deskside_protocol::problem::ProblemCode;

use super::words::{no_such_target, not_permitted, not_subscribed, nothing_to_do, queue_archived, stale};
use crate::problem::Problem;

impl From<QueueError> for Problem {
    fn from(error: QueueError) -> Self {
        match error {
            QueueError::NotPermitted(missing) => not_permitted(missing),
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

impl From<RequestPageError> for Problem {
    fn from(error: RequestPageError) -> Self {
        match error {
            RequestPageError::NotFound => Self::not_found(),
            RequestPageError::TryLater(later) => later.into(),
            RequestPageError::Store(_) => Self::unavailable(&error),
        }
    }
}
