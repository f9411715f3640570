//! What the remote user asks for on a page that lets nobody in: more time, or to reopen.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{SessionRequest, Transition};
use crate::history::RequestEvent;

/// What the remote user asks for, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What.
    pub kind: WishKind,
    /// Since when.
    pub at: Timestamp,
}

/// What a remote user can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WishKind {
    /// The link has expired.
    MoreTime,
    /// The request is closed.
    Reopen,
}

/// Why nothing was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WishRefusal {
    /// The link lets somebody in; there is nothing to ask for.
    #[error("the link lets somebody in")]
    NothingToAskFor,
    /// It was asked for already, and no agent has answered.
    #[error("it was asked for already")]
    AlreadyAsked,
}

/// Nothing is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nothing is asked for")]
pub struct DismissRefusal;

impl SessionRequest {
    /// The remote user asks for what would let them in again.
    pub fn wish(self, now: Timestamp) -> Transition<WishRefusal> {
        let kind = if self.closure.is_some() {
            WishKind::Reopen
        } else if now >= self.expires_at {
            WishKind::MoreTime
        } else {
            return Err(WishRefusal::NothingToAskFor);
        };
        if self.wish.is_some_and(|wish| wish.kind == kind) {
            return Err(WishRefusal::AlreadyAsked);
        }
        let wish = Some(Wish { kind, at: now });
        Ok((Self { wish, ..self }.after(now), RequestEvent::Wished { wish: kind }))
    }

    /// An agent says no. The remote user may ask again.
    pub fn dismiss_wish(self, now: Timestamp) -> Transition<DismissRefusal> {
        if self.wish.is_none() {
            return Err(DismissRefusal);
        }
        Ok((Self { wish: None, ..self }.after(now), RequestEvent::WishDismissed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::Outcome;
    use crate::session_request::testing::{ann, minute, request};
    use crate::validity::Validity;

    fn closed() -> SessionRequest {
        request().close(&ann(), Outcome::Solved, None, minute(5)).unwrap().0
    }

    #[test]
    fn what_is_asked_for_is_what_would_let_somebody_in() {
        let (wishing, event) = closed().wish(minute(6)).unwrap();
        assert_eq!(event, RequestEvent::Wished { wish: WishKind::Reopen });
        assert_eq!(wishing.wish, Some(Wish { kind: WishKind::Reopen, at: minute(6) }));

        let (wishing, _) = request().wish(minute(60)).unwrap();
        assert_eq!(wishing.wish, Some(Wish { kind: WishKind::MoreTime, at: minute(60) }));
    }

    #[test]
    fn a_link_that_lets_somebody_in_leaves_nothing_to_ask_for() {
        assert_eq!(request().wish(minute(59)), Err(WishRefusal::NothingToAskFor));
    }

    #[test]
    fn asking_twice_is_asking_once_until_an_agent_says_no() {
        let (wishing, _) = closed().wish(minute(6)).unwrap();
        assert_eq!(wishing.clone().wish(minute(7)), Err(WishRefusal::AlreadyAsked));

        let (dismissed, event) = wishing.dismiss_wish(minute(8)).unwrap();

        assert_eq!(event, RequestEvent::WishDismissed);
        assert!(dismissed.clone().wish(minute(9)).is_ok());
        assert_eq!(dismissed.dismiss_wish(minute(9)), Err(DismissRefusal));
    }

    #[test]
    fn a_wish_for_more_time_becomes_one_to_reopen_when_the_request_is_closed() {
        let (wishing, _) = request().wish(minute(60)).unwrap();
        let (closed, _) = wishing.close(&ann(), Outcome::Solved, None, minute(61)).unwrap();

        assert_eq!(closed.wish, None);
        assert!(closed.wish(minute(62)).is_ok());
    }

    #[test]
    fn reopening_answers_the_wish() {
        let (wishing, _) = closed().wish(minute(6)).unwrap();

        assert_eq!(wishing.reopen(Validity::DEFAULT, minute(7)).unwrap().0.wish, None);
    }
}
