//! Handing a request back to the queue it was taken from.

use jiff::Timestamp;

use super::{SessionRequest, Transition};
use crate::actor::AgentRef;
use crate::assignment::Assignment;
use crate::history::RequestEvent;
use crate::session_queue::QueueUse;

/// Why a request was not handed back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandBackRefusal {
    /// Closed by an agent.
    #[error("the request is closed")]
    Closed,
    /// It was not taken from a queue.
    #[error("the request was not taken from a queue")]
    NotFromQueue,
    /// The queue was archived meanwhile.
    #[error("the queue is archived")]
    QueueArchived,
    /// Somebody else has it: they hand it back, or somebody assigns it.
    #[error("the request is assigned to somebody else")]
    AssignedElsewhere {
        /// To whom.
        to: AgentRef,
    },
}

impl SessionRequest {
    /// Hands the request back to its old place in the queue, whose use is `usage`.
    pub fn hand_back(self, by: &AgentRef, usage: QueueUse, now: Timestamp) -> Transition<HandBackRefusal> {
        if self.closure.is_some() {
            return Err(HandBackRefusal::Closed);
        }
        let place = match &self.assignment {
            Assignment::Unassigned | Assignment::Queue { .. } => return Err(HandBackRefusal::NotFromQueue),
            Assignment::Agent { agent, .. } if agent.id != by.id => {
                return Err(HandBackRefusal::AssignedElsewhere { to: agent.clone() });
            }
            Assignment::Agent { from, .. } => from.clone().ok_or(HandBackRefusal::NotFromQueue)?,
        };
        if usage == QueueUse::Archived {
            return Err(HandBackRefusal::QueueArchived);
        }
        let event = RequestEvent::HandedBack { queue: place.queue.clone() };
        let assignment = Assignment::Queue { queue: place.queue, since: place.since };
        Ok((Self { assignment, ..self }.after(now), event))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session_queue::QueuePlace;
    use crate::session_request::testing::{ann, ben, minute, queue, request};

    fn with_ann(from: Option<QueuePlace>) -> SessionRequest {
        SessionRequest { assignment: Assignment::Agent { agent: ann(), client: None, from }, ..request() }
    }

    fn place() -> QueuePlace {
        QueuePlace { queue: queue(1), since: minute(2) }
    }

    #[test]
    fn a_request_finds_its_old_place_in_the_queue() {
        let (back, event) = with_ann(Some(place())).hand_back(&ann(), QueueUse::InUse, minute(9)).unwrap();

        assert_eq!(back.assignment, Assignment::Queue { queue: queue(1), since: minute(2) });
        assert_eq!(event, RequestEvent::HandedBack { queue: queue(1) });
    }

    #[test]
    fn only_what_was_taken_from_a_queue_goes_back_to_it() {
        assert_eq!(
            with_ann(None).hand_back(&ann(), QueueUse::InUse, minute(9)),
            Err(HandBackRefusal::NotFromQueue)
        );
        assert_eq!(
            request().hand_back(&ann(), QueueUse::InUse, minute(9)),
            Err(HandBackRefusal::NotFromQueue)
        );
    }

    #[test]
    fn nothing_goes_back_to_a_queue_that_is_archived() {
        let refusal = with_ann(Some(place())).hand_back(&ann(), QueueUse::Archived, minute(9)).unwrap_err();

        assert_eq!(refusal, HandBackRefusal::QueueArchived);
    }

    #[test]
    fn nobody_hands_back_what_somebody_else_has() {
        let refusal = with_ann(Some(place())).hand_back(&ben(), QueueUse::InUse, minute(9)).unwrap_err();

        assert_eq!(refusal, HandBackRefusal::AssignedElsewhere { to: ann() });
    }
}
