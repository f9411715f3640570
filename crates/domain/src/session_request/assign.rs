//! Assigning: an agent decides who is to help.

use jiff::Timestamp;

use super::{SessionRequest, Transition};
use crate::assignment::Assignment;
use crate::history::RequestEvent;

/// Why a request was not assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AssignRefusal {
    /// Closed by an agent.
    #[error("the request is closed")]
    Closed,
    /// It is assigned so already.
    #[error("nothing would change")]
    NothingChanges,
}

impl SessionRequest {
    /// Assigns the request, whoever had it. A live session goes on.
    pub fn assign(self, to: Assignment, now: Timestamp) -> Transition<AssignRefusal> {
        if self.closure.is_some() {
            return Err(AssignRefusal::Closed);
        }
        if self.assignment.same_target(&to) {
            return Err(AssignRefusal::NothingChanges);
        }
        let assigned = Self { assignment: to.clone(), ..self }.after(now);
        Ok((assigned, RequestEvent::Assigned { assignment: to }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::{ClientId, ClientRef};
    use crate::session_request::Outcome;
    use crate::session_request::testing::{ann, ben, minute, queue, queued, request};
    use crate::text::ClientName;

    #[test]
    fn a_request_goes_wherever_an_agent_sends_it() {
        let to_ben = Assignment::to_agent(ben());

        let (assigned, event) = queued(1, minute(2)).assign(to_ben.clone(), minute(5)).unwrap();

        assert_eq!(assigned.assignment, to_ben);
        assert_eq!(event, RequestEvent::Assigned { assignment: to_ben });
    }

    #[test]
    fn sending_it_where_it_is_keeps_its_place() {
        let again = Assignment::Queue { queue: queue(1), since: minute(5) };

        let refusal = queued(1, minute(2)).assign(again, minute(5)).unwrap_err();

        assert_eq!(refusal, AssignRefusal::NothingChanges);
    }

    #[test]
    fn from_one_client_of_an_agents_it_goes_to_another() {
        let client = |number| ClientRef {
            id: ClientId::from_number(number).unwrap(),
            name: ClientName::parse("Laptop").unwrap(),
        };
        let to = |number| Assignment::to_client(ann(), client(number));
        let (at_the_first, _) = request().assign(to(100_000_001), minute(1)).unwrap();

        let again = at_the_first.clone().assign(to(100_000_001), minute(2));
        let (at_the_second, _) = at_the_first.assign(to(100_000_002), minute(2)).unwrap();
        let (at_any, _) = at_the_second.clone().assign(Assignment::to_agent(ann()), minute(3)).unwrap();

        assert_eq!(again.unwrap_err(), AssignRefusal::NothingChanges);
        assert_eq!(at_the_second.assignment, to(100_000_002));
        assert_eq!(at_any.assignment, Assignment::to_agent(ann()));
    }

    #[test]
    fn a_closed_request_is_reopened_first() {
        let (closed, _) = request().close(&ann(), Outcome::Solved, None, minute(1)).unwrap();

        let refusal = closed.assign(Assignment::to_agent(ben()), minute(2)).unwrap_err();

        assert_eq!(refusal, AssignRefusal::Closed);
    }
}
