//! Reopening: the same link lets people in again.

use jiff::Timestamp;

use super::{SessionRequest, Transition};
use crate::history::RequestEvent;
use crate::validity::Validity;

/// The request is not closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the request is not closed")]
pub struct RequestNotClosed;

impl SessionRequest {
    /// Reopens a closed request under the same link and code. If the validity has passed it starts a new one, of at
    /// most `longest`.
    pub fn reopen(self, longest: Validity, now: Timestamp) -> Transition<RequestNotClosed> {
        if self.closure.is_none() {
            return Err(RequestNotClosed);
        }
        let expires_at = if now < self.expires_at { self.expires_at } else { self.new_end(longest, now) };
        let reopened = Self { closure: None, expires_at, wish: None, ..self };
        Ok((reopened.after(now), RequestEvent::Reopened { expires_at }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::Outcome;
    use crate::session_request::testing::{ann, joined, minute, request};

    const DAY: Validity = Validity::DEFAULT;

    fn closed() -> SessionRequest {
        joined().close(&ann(), Outcome::Solved, None, minute(5)).unwrap().0
    }

    #[test]
    fn reopening_keeps_link_code_and_what_is_left_of_the_validity() {
        let (reopened, event) = closed().reopen(DAY, minute(59)).unwrap();

        assert_eq!((&reopened.token, &reopened.join_code), (&request().token, &request().join_code));
        assert_eq!((reopened.closure, reopened.expires_at), (None, minute(60)));
        assert_eq!(event, RequestEvent::Reopened { expires_at: minute(60) });
    }

    #[test]
    fn reopening_after_the_validity_starts_a_new_one() {
        let (reopened, _) = closed().reopen(DAY, minute(60)).unwrap();

        assert_eq!(reopened.expires_at, minute(120));
    }

    #[test]
    fn a_new_validity_is_no_longer_than_the_organisation_allows_now() {
        let (reopened, _) = closed().reopen(Validity::SHORTEST, minute(60)).unwrap();

        assert_eq!(reopened.expires_at, minute(65));
    }

    #[test]
    fn a_reopened_link_waits_for_any_device() {
        assert_eq!(closed().reopen(DAY, minute(6)).unwrap().0.device, None);
    }

    #[test]
    fn what_is_not_closed_cannot_be_reopened() {
        assert_eq!(request().reopen(DAY, minute(5)), Err(RequestNotClosed));
        assert_eq!(request().reopen(DAY, minute(61)), Err(RequestNotClosed));
    }
}
