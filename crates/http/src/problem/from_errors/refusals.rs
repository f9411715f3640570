//! What the rules of a request say no to.

use deskside_domain::session_request::{
    DismissRefusal, ExtendRefusal, HandBackRefusal, InviteRefusal, ScheduleRefusal, TakeOverRefusal,
    UnscheduleRefusal,
};
use deskside_protocol::problem::ProblemCode;

use super::words::{assigned_elsewhere, not_subscribed, nothing_to_do, queue_archived, reopen_first};
use crate::problem::Problem;

impl From<TakeOverRefusal> for Problem {
    fn from(refusal: TakeOverRefusal) -> Self {
        match refusal {
            TakeOverRefusal::Closed => reopen_first(),
            TakeOverRefusal::AlreadyTaken { by } => {
                let detail = format!("{} has it already.", by.name.as_str());
                Self::new(ProblemCode::AlreadyTaken, detail).by(&by)
            }
            TakeOverRefusal::NotSubscribed { queue } => not_subscribed(&queue),
        }
    }
}

impl From<HandBackRefusal> for Problem {
    fn from(refusal: HandBackRefusal) -> Self {
        match refusal {
            HandBackRefusal::Closed => reopen_first(),
            HandBackRefusal::NotFromQueue => {
                Self::new(ProblemCode::NotFromQueue, "Assign it to a queue instead.")
            }
            HandBackRefusal::QueueArchived => queue_archived(),
            HandBackRefusal::AssignedElsewhere { to } => assigned_elsewhere(&to),
        }
    }
}

impl From<ExtendRefusal> for Problem {
    fn from(refusal: ExtendRefusal) -> Self {
        match refusal {
            ExtendRefusal::Closed => reopen_first(),
            ExtendRefusal::Past => Self::out_of_range("at", "must lie ahead"),
            ExtendRefusal::TooLong { latest } => {
                Self::out_of_range("at", &format!("may be {latest} at the latest"))
            }
        }
    }
}

impl From<ScheduleRefusal> for Problem {
    fn from(refusal: ScheduleRefusal) -> Self {
        match refusal {
            ScheduleRefusal::Closed => reopen_first(),
            ScheduleRefusal::Past => Self::out_of_range("local", "must lie ahead"),
            ScheduleRefusal::NothingChanges => nothing_to_do("It is scheduled so already."),
        }
    }
}

impl From<UnscheduleRefusal> for Problem {
    fn from(refusal: UnscheduleRefusal) -> Self {
        match refusal {
            UnscheduleRefusal::Closed => reopen_first(),
            UnscheduleRefusal::NotScheduled => nothing_to_do("It is not scheduled."),
        }
    }
}

impl From<InviteRefusal> for Problem {
    fn from(refusal: InviteRefusal) -> Self {
        match refusal {
            InviteRefusal::Closed => reopen_first(),
            InviteRefusal::NoAddress => {
                Self::new(ProblemCode::NoEmailAddress, "Add an email address, or copy the link.")
            }
        }
    }
}

impl From<DismissRefusal> for Problem {
    fn from(_: DismissRefusal) -> Self {
        nothing_to_do("Nothing is asked for.")
    }
}
