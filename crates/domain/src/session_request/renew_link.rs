//! A new link: the old one and its code lead nowhere any more.

use jiff::Timestamp;

use super::{RequestClosed, SessionRequest, Transition};
use crate::history::RequestEvent;
use crate::link::{JoinCode, LinkToken};

impl SessionRequest {
    /// Replaces link and code. The device that joined by the old link is forgotten.
    pub fn renew_link(
        self,
        token: LinkToken,
        join_code: JoinCode,
        now: Timestamp,
    ) -> Transition<RequestClosed> {
        if self.closure.is_some() {
            return Err(RequestClosed);
        }
        let renewed = Self { token, join_code, device: None, second_device_at: None, ..self };
        Ok((renewed.after(now), RequestEvent::LinkRenewed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::Outcome;
    use crate::session_request::testing::{ann, joined, minute, request};

    fn renew(request: SessionRequest) -> Transition<RequestClosed> {
        request.renew_link(LinkToken::generate([8; 18]), JoinCode::generate(43), minute(2))
    }

    #[test]
    fn a_new_link_waits_for_any_device() {
        let (renewed, event) = renew(joined()).unwrap();

        assert_eq!((renewed.device, event), (None, RequestEvent::LinkRenewed));
        assert_ne!((renewed.token, renewed.join_code), (joined().token, joined().join_code));
    }

    #[test]
    fn a_closed_request_gets_no_new_link() {
        let (closed, _) = request().close(&ann(), Outcome::Solved, None, minute(1)).unwrap();

        assert_eq!(renew(closed), Err(RequestClosed));
    }
}
