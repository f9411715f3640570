//! Sending the invitation once more.

use jiff::Timestamp;

use super::{SessionRequest, Transition};
use crate::history::RequestEvent;

/// Why no invitation goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InviteRefusal {
    /// Closed by an agent: the link lets nobody in.
    #[error("the request is closed")]
    Closed,
    /// There is no address.
    #[error("the request has no email address")]
    NoAddress,
}

impl SessionRequest {
    /// Sends the invitation once more, also where updates are not mailed.
    pub fn resend_invitation(self, now: Timestamp) -> Transition<InviteRefusal> {
        if self.closure.is_some() {
            return Err(InviteRefusal::Closed);
        }
        if self.user_email.is_none() {
            return Err(InviteRefusal::NoAddress);
        }
        Ok((self.after(now), RequestEvent::InvitationResent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::Outcome;
    use crate::session_request::testing::{ann, minute, request};
    use crate::text::EmailAddress;

    fn with_address() -> SessionRequest {
        SessionRequest { user_email: EmailAddress::parse("m.aigner@brightwater.example").ok(), ..request() }
    }

    #[test]
    fn an_invitation_needs_an_address_and_a_link_that_works() {
        let (closed, _) = with_address().close(&ann(), Outcome::Solved, None, minute(1)).unwrap();

        assert!(with_address().resend_invitation(minute(2)).is_ok());
        assert_eq!(request().resend_invitation(minute(2)), Err(InviteRefusal::NoAddress));
        assert_eq!(closed.resend_invitation(minute(2)), Err(InviteRefusal::Closed));
    }
}
