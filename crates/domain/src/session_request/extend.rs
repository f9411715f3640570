//! Extending a validity, of live and expired requests alike.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{SessionRequest, Transition};
use crate::history::RequestEvent;
use crate::validity::Validity;

/// How far to extend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extension {
    /// Longer by so much; an expired request counts from now.
    By(SignedDuration),
    /// Until this time, which may also be sooner than before.
    Until(Timestamp),
}

/// Why a validity was not extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExtendRefusal {
    /// Closed by an agent: reopening comes first.
    #[error("the request is closed")]
    Closed,
    /// That time has passed.
    #[error("that time has passed")]
    Past,
    /// Longer than the organisation allows.
    #[error("longer than the organisation allows")]
    TooLong {
        /// Until when it may be valid.
        latest: Timestamp,
    },
}

impl SessionRequest {
    /// Extends the validity, to at most `longest` from now or from the scheduled time.
    pub fn extend(
        self,
        extension: Extension,
        longest: Validity,
        now: Timestamp,
    ) -> Transition<ExtendRefusal> {
        if self.closure.is_some() {
            return Err(ExtendRefusal::Closed);
        }
        let expires_at = match extension {
            Extension::By(more) => {
                self.expires_at.max(now).saturating_add(more).map_err(|_| ExtendRefusal::Past)?
            }
            Extension::Until(at) => at,
        };
        if expires_at <= now {
            return Err(ExtendRefusal::Past);
        }
        let latest = longest.end(self.begins().max(now));
        if expires_at > latest {
            return Err(ExtendRefusal::TooLong { latest });
        }
        let event = if expires_at < self.expires_at {
            RequestEvent::Shortened { expires_at }
        } else {
            RequestEvent::Extended { expires_at }
        };
        Ok((Self { expires_at, wish: None, ..self }.after(now), event))
    }

    /// From when the validity counts.
    pub(super) fn begins(&self) -> Timestamp {
        self.schedule.as_ref().map_or(self.created_at, |schedule| schedule.starts_at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::Outcome;
    use crate::session_request::testing::{ann, minute, request};

    const DAY: Validity = Validity::DEFAULT;

    fn extend(extension: Extension, minutes: i64) -> Result<Timestamp, ExtendRefusal> {
        request().extend(extension, DAY, minute(minutes)).map(|(request, _)| request.expires_at)
    }

    fn by(minutes: i64) -> Extension {
        Extension::By(SignedDuration::from_mins(minutes))
    }

    #[test]
    fn a_valid_request_gets_longer_and_an_expired_one_counts_from_now() {
        assert_eq!(extend(by(30), 10), Ok(minute(90)));
        assert_eq!(extend(by(30), 100), Ok(minute(130)));
    }

    #[test]
    fn a_chosen_time_may_be_sooner_but_not_past() {
        assert_eq!(extend(Extension::Until(minute(20)), 10), Ok(minute(20)));
        assert_eq!(extend(Extension::Until(minute(10)), 10), Err(ExtendRefusal::Past));
    }

    #[test]
    fn what_ends_sooner_than_before_is_not_called_longer() {
        let event = |until| request().extend(Extension::Until(until), DAY, minute(10)).unwrap().1;

        assert_eq!(event(minute(59)), RequestEvent::Shortened { expires_at: minute(59) });
        assert_eq!(event(minute(61)), RequestEvent::Extended { expires_at: minute(61) });
    }

    #[test]
    fn the_organisation_sets_the_longest() {
        let latest = minute(10 + 24 * 60);

        assert_eq!(extend(Extension::Until(latest), 10), Ok(latest));
        assert_eq!(extend(by(24 * 60), 10), Err(ExtendRefusal::TooLong { latest }));
    }

    #[test]
    fn a_closed_request_is_reopened_first() {
        let (closed, _) = request().close(&ann(), Outcome::Solved, None, minute(5)).unwrap();

        assert_eq!(closed.extend(by(30), DAY, minute(6)).unwrap_err(), ExtendRefusal::Closed);
    }

    #[test]
    fn extending_answers_the_wish_for_more_time() {
        let (wishing, _) = request().wish(minute(61)).unwrap();

        assert_eq!(wishing.extend(by(30), DAY, minute(62)).unwrap().0.wish, None);
    }
}
