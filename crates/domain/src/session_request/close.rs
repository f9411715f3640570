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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::testing::{ann, ben, joined, minute, request};

    #[test]
    fn closing_says_when_by_whom_and_how_it_ended() {
        let (closed, event) = request().close(&ben(), Outcome::Solved, minute(5)).unwrap();

        assert_eq!(closed.closure, Some(Closure { at: minute(5), by: ben(), outcome: Outcome::Solved }));
        assert_eq!(event, RequestEvent::Closed { outcome: Outcome::Solved });
    }

    #[test]
    fn closing_forgets_the_device() {
        assert_eq!(joined().close(&ann(), Outcome::Solved, minute(5)).unwrap().0.device, None);
    }

    #[test]
    fn an_expired_request_can_be_closed() {
        assert!(request().close(&ann(), Outcome::Cancelled, minute(61)).is_ok());
    }

    #[test]
    fn a_request_is_closed_once() {
        let (closed, _) = request().close(&ann(), Outcome::Solved, minute(5)).unwrap();

        assert_eq!(closed.close(&ben(), Outcome::NotSolved, minute(6)), Err(RequestClosed));
    }
}
