//! What remote users do with a session link. Their right is the link's token and, once joined, the device's.

mod join;
mod leave;
mod resolve_code;
mod view;
mod wish;

pub use join::{JoinLinkError, Joined};
pub use resolve_code::ResolveCodeError;
pub use view::{GuestEntry, GuestEntryError, SeenLink};
pub use wish::WishError;

use deskside_domain::link::LinkToken;
use deskside_domain::session_request::SessionRequest;
use deskside_store::{Store, StoreError};

/// Why a link leads nowhere.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// No request has this link.
    #[error("no such session link")]
    NotFound,
    /// It could not be read or saved.
    #[error("could not follow the link")]
    Store(#[source] StoreError),
}

impl From<StoreError> for LinkError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { .. } => Self::NotFound,
            other => Self::Store(other),
        }
    }
}

async fn follow(store: &Store, token: &str) -> Result<SessionRequest, LinkError> {
    let token = LinkToken::presented(token).ok_or(LinkError::NotFound)?;
    Ok(store.session_requests().by_token(&token).await?)
}
