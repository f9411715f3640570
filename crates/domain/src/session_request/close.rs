//! Closing: the link lets nobody in any more.

use jiff::Timestamp;

use super::{Closure, Outcome, SessionRequest, Transition};
use crate::actor::AgentRef;
use crate::history::RequestEvent;
use crate::text::ClosingWord;

/// The request is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the request is closed")]
pub struct RequestClosed;

impl SessionRequest {
    /// Closes a request, expired or not. The device it was bound to is forgotten.
    pub fn close(
        self,
        by: &AgentRef,
        outcome: Outcome,
        word: Option<ClosingWord>,
        now: Timestamp,
    ) -> Transition<RequestClosed> {
        if self.closure.is_some() {
            return Err(RequestClosed);
        }
        // Clocks are set back, and differ between servers; nothing is closed before it was created.
        let at = now.max(self.created_at);
        let closure = Some(Closure { at, by: by.clone(), outcome, word: word.clone() });
        let closed = Self { closure, device: None, second_device_at: None, wish: None, ..self };
        Ok((closed.after(now), RequestEvent::Closed { outcome, word }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::testing::{ann, ben, joined, minute, request};

    #[test]
    fn closing_says_when_by_whom_and_how_it_ended() {
        let word = ClosingWord::parse("new cable").ok();

        let (closed, event) = request().close(&ben(), Outcome::Solved, word.clone(), minute(5)).unwrap();

        let outcome = Outcome::Solved;
        assert_eq!(closed.closure, Some(Closure { at: minute(5), by: ben(), outcome, word: word.clone() }));
        assert_eq!(event, RequestEvent::Closed { outcome, word });
    }

    #[test]
    fn closing_forgets_the_device() {
        assert_eq!(joined().close(&ann(), Outcome::Solved, None, minute(5)).unwrap().0.device, None);
    }

    #[test]
    fn an_expired_request_can_be_closed() {
        assert!(request().close(&ann(), Outcome::Cancelled, None, minute(61)).is_ok());
    }

    #[test]
    fn nothing_is_closed_before_it_was_created_whatever_a_clock_says() {
        let (closed, _) = request().close(&ann(), Outcome::Solved, None, minute(-5)).unwrap();

        assert_eq!(closed.closure.unwrap().at, request().created_at);
    }

    #[test]
    fn a_request_is_closed_once() {
        let (closed, _) = request().close(&ann(), Outcome::Solved, None, minute(5)).unwrap();

        assert_eq!(closed.close(&ben(), Outcome::NotSolved, None, minute(6)), Err(RequestClosed));
    }
}
