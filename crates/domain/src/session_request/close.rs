//! Closing: the link lets nobody in any more.

use jiff::Timestamp;

use super::{Closure, Outcome, SessionRequest, Transition};
use crate::actor::AgentRef;
use crate::history::RequestEvent;

/// The request is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the request is closed")]
pub struct RequestClosed;

impl SessionRequest {
    /// Closes a request, expired or not. The device it was bound to is forgotten.
    pub fn close(self, by: &AgentRef, outcome: Outcome, now: Timestamp) -> Transition<RequestClosed> {
        if self.closure.is_some() {
            return Err(RequestClosed);
        }
        let closure = Some(Closure { at: now, by: by.clone(), outcome });
        Ok((Self { closure, device: None, ..self }.after(now), RequestEvent::Closed { outcome }))
    }
}
