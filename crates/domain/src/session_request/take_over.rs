//! Taking a request over, from a queue or from nobody.

use jiff::Timestamp;

use super::{SessionRequest, Transition};
use crate::actor::AgentRef;
use crate::assignment::Assignment;
use crate::history::RequestEvent;
use crate::session_queue::{QueuePlace, QueueRef, ServingAgent};

/// Why an agent did not get a request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TakeOverRefusal {
    /// Closed by an agent.
    #[error("the request is closed")]
    Closed,
    /// Somebody has it.
    #[error("the request is already with {by}", by = by.id)]
    AlreadyTaken {
        /// Who.
        by: AgentRef,
    },
    /// It waits in a queue that the agent does not serve.
    #[error("the request waits in a queue that the agent does not serve")]
    NotSubscribed {
        /// Which.
        queue: QueueRef,
    },
}

impl SessionRequest {
    /// Takes a queued or unassigned request over. It remembers its place in the queue.
    ///
    /// # Errors
    /// [`TakeOverRefusal::AlreadyTaken`] names who was quicker, also when that was the agent.
    pub fn take_over(self, by: ServingAgent<'_>, now: Timestamp) -> Transition<TakeOverRefusal> {
        if self.closure.is_some() {
            return Err(TakeOverRefusal::Closed);
        }
        let from = match &self.assignment {
            Assignment::Unassigned => None,
            Assignment::Queue { queue, since } if by.serves(queue) => {
                Some(QueuePlace { queue: queue.clone(), since: *since })
            }
            Assignment::Queue { queue, .. } => {
                return Err(TakeOverRefusal::NotSubscribed { queue: queue.clone() });
            }
            Assignment::Agent { agent, .. } => {
                return Err(TakeOverRefusal::AlreadyTaken { by: agent.clone() });
            }
        };
        let assignment = Assignment::Agent { agent: by.agent.clone(), client: None, from };
        let taken = Self { assignment: assignment.clone(), ..self }.after(now);
        Ok((taken, RequestEvent::TakenOver { assignment }))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::ids::QueueId;
    use crate::session_request::Outcome;
    use crate::session_request::testing::{ann, ben, minute, queue, queued, request};

    fn take(request: SessionRequest, by: &AgentRef, queues: &[QueueId]) -> Transition<TakeOverRefusal> {
        let queues: BTreeSet<_> = queues.iter().copied().collect();
        request.take_over(ServingAgent { agent: by, queues: &queues }, minute(5))
    }

    #[test]
    fn a_subscriber_takes_from_the_queue_and_the_request_remembers_its_place() {
        let (taken, event) = take(queued(1, minute(2)), &ann(), &[queue(1).id]).unwrap();

        let from = Some(QueuePlace { queue: queue(1), since: minute(2) });
        assert_eq!(taken.assignment, Assignment::Agent { agent: ann(), client: None, from });
        assert_eq!(event, RequestEvent::TakenOver { assignment: taken.assignment });
    }

    #[test]
    fn who_does_not_serve_the_queue_takes_nothing() {
        let refusal = take(queued(1, minute(2)), &ann(), &[queue(2).id]).unwrap_err();

        assert_eq!(refusal, TakeOverRefusal::NotSubscribed { queue: queue(1) });
    }

    #[test]
    fn anybody_takes_what_nobody_has() {
        assert_eq!(take(request(), &ann(), &[]).unwrap().0.assignment, Assignment::to_agent(ann()));
    }

    #[test]
    fn who_comes_second_learns_who_was_first() {
        let (taken, _) = take(request(), &ann(), &[]).unwrap();

        assert_eq!(take(taken, &ben(), &[]).unwrap_err(), TakeOverRefusal::AlreadyTaken { by: ann() });
    }

    #[test]
    fn a_closed_request_is_not_taken() {
        let (closed, _) = request().close(&ann(), Outcome::Solved, None, minute(1)).unwrap();

        assert_eq!(take(closed, &ben(), &[]).unwrap_err(), TakeOverRefusal::Closed);
    }
}
