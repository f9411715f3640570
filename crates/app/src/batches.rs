//! One action over many requests: chosen and kept at once, carried out little by little.

mod action;
mod decide;
mod preview;
mod read;
mod selection;
mod start;
mod work;

pub use action::BatchAction;
pub use decide::BatchRefusal;
pub use preview::BatchPreview;
pub use read::SeenBatch;
pub use selection::{LARGEST_BATCH, Selection};
pub use start::{BatchKey, MOST_UNFINISHED};

use deskside_domain::ids::SessionRequestId;
use deskside_domain::text::PersonName;
use deskside_store::StoreError;

use crate::session_requests::{RequestError, TargetError};

/// A request that a batch leaves as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRequest {
    /// The request.
    pub request: SessionRequestId,
    /// Its number and the remote user's name; `None` when there is no such request.
    pub known: Option<(i64, PersonName)>,
    /// Why.
    pub why: BatchRefusal,
}

/// Why no batch was started.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// More than one batch takes.
    #[error("more requests were chosen than one batch takes")]
    TooMany {
        /// How many were found before counting stopped.
        count: usize,
    },
    /// The member has as many batches under way as one may have.
    #[error("too many batches of this member are under way")]
    TooManyUnfinished,
    /// The key stands for another action, or for somebody else's.
    #[error("the batch's key was used for another one")]
    KeyReused,
    /// Requests were to be valid until a time that has passed.
    #[error("that time has passed")]
    Past,
    /// Requests cannot go there.
    #[error(transparent)]
    Target(#[from] TargetError),
    /// Another reason.
    #[error(transparent)]
    Request(#[from] RequestError),
}

impl From<StoreError> for BatchError {
    fn from(error: StoreError) -> Self {
        Self::Request(error.into())
    }
}
