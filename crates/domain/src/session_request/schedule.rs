//! Setting, moving and taking away the time at which help is to begin.

use jiff::Timestamp;

use super::{SessionRequest, Transition};
use crate::history::RequestEvent;
use crate::schedule::Schedule;
use crate::validity::Validity;

/// Why a time was not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleRefusal {
    /// Closed by an agent.
    #[error("the request is closed")]
    Closed,
    /// That time has passed.
    #[error("that time has passed")]
    Past,
    /// It is scheduled so already.
    #[error("nothing would change")]
    NothingChanges,
}

/// Why a time was not taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnscheduleRefusal {
    /// Closed by an agent.
    #[error("the request is closed")]
    Closed,
    /// There is none.
    #[error("the request is not scheduled")]
    NotScheduled,
}

impl SessionRequest {
    /// Sets or moves the time. The validity, of at most `longest`, counts from it.
    pub fn schedule(
        self,
        schedule: Schedule,
        longest: Validity,
        now: Timestamp,
    ) -> Transition<ScheduleRefusal> {
        if self.closure.is_some() {
            return Err(ScheduleRefusal::Closed);
        }
        if schedule.starts_at <= now {
            return Err(ScheduleRefusal::Past);
        }
        if self.schedule.as_ref() == Some(&schedule) {
            return Err(ScheduleRefusal::NothingChanges);
        }
        let expires_at = self.new_end(longest, schedule.starts_at);
        let event = RequestEvent::Scheduled { schedule: schedule.clone() };
        Ok((Self { schedule: Some(schedule), expires_at, wish: None, ..self }.after(now), event))
    }

    /// Takes the time away: the link lets somebody in at once, and the validity, of at most `longest`, counts from now.
    pub fn unschedule(self, longest: Validity, now: Timestamp) -> Transition<UnscheduleRefusal> {
        if self.closure.is_some() {
            return Err(UnscheduleRefusal::Closed);
        }
        if self.schedule.is_none() {
            return Err(UnscheduleRefusal::NotScheduled);
        }
        let expires_at = self.new_end(longest, now);
        Ok((Self { schedule: None, expires_at, wish: None, ..self }.after(now), RequestEvent::Unscheduled))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_request::testing::{at, minute, request};

    const DAY: Validity = Validity::DEFAULT;

    #[test]
    fn a_scheduled_request_is_valid_from_its_time_on() {
        let (scheduled, event) = request().schedule(at(120), DAY, minute(5)).unwrap();

        assert_eq!((scheduled.schedule, scheduled.expires_at), (Some(at(120)), minute(180)));
        assert_eq!(event, RequestEvent::Scheduled { schedule: at(120) });
    }

    #[test]
    fn a_time_can_be_moved_but_not_into_the_past() {
        let (scheduled, _) = request().schedule(at(120), DAY, minute(5)).unwrap();

        assert_eq!(scheduled.clone().schedule(at(60), DAY, minute(6)).unwrap().0.expires_at, minute(120));
        assert_eq!(scheduled.clone().schedule(at(6), DAY, minute(6)), Err(ScheduleRefusal::Past));
        assert_eq!(scheduled.schedule(at(120), DAY, minute(6)), Err(ScheduleRefusal::NothingChanges));
    }

    #[test]
    fn without_its_time_a_request_is_valid_from_now_on() {
        let (scheduled, _) = request().schedule(at(120), DAY, minute(5)).unwrap();

        let (plain, event) = scheduled.unschedule(DAY, minute(6)).unwrap();

        assert_eq!((plain.schedule.clone(), plain.expires_at), (None, minute(66)));
        assert_eq!(event, RequestEvent::Unscheduled);
        assert_eq!(plain.unschedule(DAY, minute(7)), Err(UnscheduleRefusal::NotScheduled));
    }

    #[test]
    fn a_new_validity_is_no_longer_than_the_organisation_allows_now() {
        let (scheduled, _) = request().schedule(at(120), Validity::SHORTEST, minute(5)).unwrap();
        assert_eq!(scheduled.expires_at, minute(125));

        let (plain, _) = scheduled.unschedule(Validity::SHORTEST, minute(6)).unwrap();
        assert_eq!(plain.expires_at, minute(11));
    }

    #[test]
    fn a_link_that_lets_somebody_in_again_answers_the_wish_for_more_time() {
        let (scheduled, _) = request().schedule(at(120), DAY, minute(5)).unwrap();
        let (wishing, _) = scheduled.wish(minute(60 * 48)).unwrap();

        assert_eq!(wishing.unschedule(DAY, minute(60 * 48 + 1)).unwrap().0.wish, None);
    }
}
