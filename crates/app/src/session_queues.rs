//! What agents do with session queues.

mod archive;
mod create;
mod edit;
mod read;
mod subscribe;
mod take_next;

pub use create::NewQueue;
pub use edit::{QueueChange, RequestPageChange};
pub use take_next::TakeNextError;

use deskside_domain::actor::{AgentRef, NotPermitted};
use deskside_domain::session_queue::{QueueRefusal, SessionQueue};
use deskside_store::{QueueLoad, StoreError};
use jiff::SignedDuration;

use crate::session_requests::TargetError;

/// A queue with who serves it and what waits in it.
#[derive(Clone, Debug)]
pub struct SeenQueue {
    /// The queue.
    pub queue: SessionQueue,
    /// Who serves it, by name, and whether they are online.
    pub subscribers: Vec<Subscriber>,
    /// What waits in it.
    pub load: QueueLoad,
    /// How long the median had waited of those who were taken over today, as the organisation's clocks go.
    pub median_wait: Option<SignedDuration>,
}

/// A member who serves a queue.
#[derive(Clone, Debug)]
pub struct Subscriber {
    /// The member.
    pub agent: AgentRef,
    /// Whether a page of theirs is open.
    pub online: bool,
}

/// Why nothing happened to a queue.
#[derive(Debug, thiserror::Error)]
pub enum QueueError {
    /// The member lacks the right.
    #[error(transparent)]
    NotPermitted(#[from] NotPermitted),
    /// There is no such queue.
    #[error("no such session queue")]
    NotFound,
    /// There is no such member.
    #[error("no such member")]
    NoSuchMember,
    /// Another queue has that name, or another page that address.
    #[error("another queue has that name or address")]
    NameTaken,
    /// The rules say no.
    #[error(transparent)]
    Refused(#[from] QueueRefusal),
    /// Requests wait in it.
    #[error("requests wait in the queue")]
    NotEmpty,
    /// What is inside cannot go there.
    #[error(transparent)]
    Target(#[from] TargetError),
    /// It could not be read or saved.
    #[error("could not read or save the queue")]
    Store(#[source] StoreError),
}

impl From<StoreError> for QueueError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Self::NotFound,
            StoreError::Exists { .. } => Self::NameTaken,
            StoreError::Stale => Self::Refused(QueueRefusal::Stale),
            other => Self::Store(other),
        }
    }
}
