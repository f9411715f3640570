//! Reopening: the same link lets people in again.

use jiff::Timestamp;

use super::{SessionRequest, Transition};
use crate::history::RequestEvent;

/// The request is not closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the request is not closed")]
pub struct RequestNotClosed;

impl SessionRequest {
    /// Reopens a closed request under the same link and code. If the validity has passed it starts a new one.
    pub fn reopen(self, now: Timestamp) -> Transition<RequestNotClosed> {
        if self.closure.is_none() {
            return Err(RequestNotClosed);
        }
        let expires_at = if now < self.expires_at { self.expires_at } else { self.validity.end(now) };
        Ok((Self { closure: None, expires_at, ..self }.after(now), RequestEvent::Reopened { expires_at }))
    }
}
