//! Who may connect, and what connecting does to the assignment.

use jiff::Timestamp;

use super::{SessionRequest, TakeOverRefusal};
use crate::actor::AgentRef;
use crate::assignment::Assignment;
use crate::history::RequestEvent;
use crate::ids::SessionId;
use crate::presence::{LiveSession, Phase, Presence};
use crate::session_queue::{QueueRef, ServingAgent};

/// What an agent needs in order to connect.
#[derive(Clone, Debug)]
pub struct ConnectEvidence<'a> {
    /// Who wants to connect.
    pub agent: ServingAgent<'a>,
    /// What the remote user's device is doing.
    pub presence: &'a Presence,
    /// The id the session gets if it begins.
    pub session: SessionId,
}

/// The result of connecting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Connection {
    /// A session begins. The request went to the agent first if nobody had it.
    Begins {
        /// The request with each event that happened, in order.
        steps: Vec<(SessionRequest, RequestEvent)>,
        /// The new session.
        session: LiveSession,
    },
    /// The agent's own session is live already.
    Continues {
        /// That session.
        session: LiveSession,
    },
}

/// Why an agent may not connect now.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConnectRefusal {
    /// The request is closed.
    #[error("the request is closed")]
    Closed,
    /// The request has expired.
    #[error("the request has expired")]
    Expired,
    /// The remote user has not granted anything.
    #[error("the remote user has not granted access")]
    NotGranted,
    /// Another agent's session is live.
    #[error("another agent's session is live")]
    SessionLive {
        /// Whose.
        by: AgentRef,
    },
    /// The request is assigned to somebody else.
    #[error("the request is assigned to somebody else")]
    AssignedElsewhere {
        /// To whom.
        to: AgentRef,
    },
    /// The request waits in a queue that the agent does not serve.
    #[error("the request waits in a queue that the agent does not serve")]
    NotSubscribed {
        /// Which.
        queue: QueueRef,
    },
}

impl SessionRequest {
    /// Connects `agent`, who takes an unassigned or queued request over by it.
    pub fn connect(
        self,
        evidence: &ConnectEvidence<'_>,
        now: Timestamp,
    ) -> Result<Connection, ConnectRefusal> {
        let ConnectEvidence { agent: serving, presence, session } = evidence;
        let agent = serving.agent;
        if self.closure.is_some() {
            return Err(ConnectRefusal::Closed);
        }
        let Presence::Here { phase, .. } = presence else {
            return Err(self.not_granted(now));
        };
        match phase {
            Phase::InSession { session, .. } if session.agent.id == agent.id => {
                return Ok(Connection::Continues { session: session.clone() });
            }
            Phase::InSession { session, .. } => {
                return Err(ConnectRefusal::SessionLive { by: session.agent.clone() });
            }
            Phase::InLobby => return Err(self.not_granted(now)),
            Phase::Granted { .. } if now >= self.expires_at => return Err(ConnectRefusal::Expired),
            Phase::Granted { .. } => {}
        }
        let live = LiveSession { id: *session, agent: agent.clone(), since: now };
        Ok(Connection::Begins { steps: self.begin(*serving, *session, now)?, session: live })
    }

    fn not_granted(&self, now: Timestamp) -> ConnectRefusal {
        if now >= self.expires_at { ConnectRefusal::Expired } else { ConnectRefusal::NotGranted }
    }

    fn begin(
        self,
        agent: ServingAgent<'_>,
        session: SessionId,
        now: Timestamp,
    ) -> Result<Vec<(Self, RequestEvent)>, ConnectRefusal> {
        let started = RequestEvent::SessionStarted { session };
        match &self.assignment {
            Assignment::Agent { agent: to, .. } if to.id == agent.agent.id => {
                Ok(vec![(self.after(now), started)])
            }
            Assignment::Agent { agent: to, .. } => Err(ConnectRefusal::AssignedElsewhere { to: to.clone() }),
            Assignment::Unassigned | Assignment::Queue { .. } => {
                let (taken, event) = self.take_over(agent, now)?;
                let begun = taken.clone().after(now);
                Ok(vec![(taken, event), (begun, started)])
            }
        }
    }
}

impl From<TakeOverRefusal> for ConnectRefusal {
    fn from(refusal: TakeOverRefusal) -> Self {
        match refusal {
            TakeOverRefusal::Closed => Self::Closed,
            TakeOverRefusal::AlreadyTaken { by } => Self::AssignedElsewhere { to: by },
            TakeOverRefusal::NotSubscribed { queue } => Self::NotSubscribed { queue },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::session_request::Outcome;
    use crate::session_request::testing::{
        ann, ben, granted, in_lobby, in_session, joined, live, minute, queue, session,
    };

    fn connect(
        request: SessionRequest,
        agent: &AgentRef,
        presence: &Presence,
        minutes: i64,
    ) -> Result<Connection, ConnectRefusal> {
        let queues = BTreeSet::from([queue(1).id]);
        let agent = ServingAgent { agent, queues: &queues };
        request.connect(&ConnectEvidence { agent, presence, session: session(1) }, minute(minutes))
    }

    fn assigned_to(agent: AgentRef) -> SessionRequest {
        SessionRequest { assignment: Assignment::to_agent(agent), ..joined() }
    }

    #[test]
    fn connecting_to_an_unassigned_request_takes_it_and_begins_a_session() {
        let connection = connect(joined(), &ben(), &granted(minute(2)), 3).unwrap();

        let Connection::Begins { steps, session: begun } = connection else { panic!("{connection:?}") };
        assert_eq!(begun, live(ben(), minute(3)));
        let [(taken, first), (begun, second)] = &steps[..] else { panic!("{steps:?}") };
        let assignment = Assignment::to_agent(ben());
        assert_eq!(first, &RequestEvent::TakenOver { assignment: assignment.clone() });
        assert_eq!(second, &RequestEvent::SessionStarted { session: session(1) });
        assert_eq!((taken.version, begun.version), (joined().version + 1, joined().version + 2));
        assert_eq!(begun.assignment, assignment);
    }

    #[test]
    fn the_assigned_agent_connects_without_taking_the_request_again() {
        let connection = connect(assigned_to(ann()), &ann(), &granted(minute(2)), 3).unwrap();

        assert!(matches!(connection, Connection::Begins { steps, .. } if steps.len() == 1));
    }

    #[test]
    fn others_must_reassign_first() {
        let refusal = connect(assigned_to(ann()), &ben(), &granted(minute(2)), 3).unwrap_err();

        assert_eq!(refusal, ConnectRefusal::AssignedElsewhere { to: ann() });
    }

    #[test]
    fn nobody_connects_without_a_grant() {
        assert_eq!(connect(joined(), &ann(), &Presence::Absent, 3), Err(ConnectRefusal::NotGranted));
        assert_eq!(connect(joined(), &ann(), &in_lobby(minute(1)), 3), Err(ConnectRefusal::NotGranted));
    }

    #[test]
    fn a_grant_dies_with_the_validity() {
        assert!(connect(joined(), &ann(), &granted(minute(2)), 59).is_ok());
        assert_eq!(connect(joined(), &ann(), &granted(minute(2)), 60), Err(ConnectRefusal::Expired));
        assert_eq!(connect(joined(), &ann(), &Presence::Absent, 60), Err(ConnectRefusal::Expired));
    }

    #[test]
    fn nobody_connects_to_a_closed_request() {
        let (closed, _) = joined().close(&ann(), Outcome::Solved, None, minute(2)).unwrap();

        assert_eq!(connect(closed, &ann(), &granted(minute(2)), 3), Err(ConnectRefusal::Closed));
    }

    #[test]
    fn an_agent_finds_their_own_session_again_even_after_expiry() {
        let presence = in_session(ann(), minute(10));

        let connection = connect(assigned_to(ann()), &ann(), &presence, 90).unwrap();

        assert_eq!(connection, Connection::Continues { session: live(ann(), minute(10)) });
    }

    #[test]
    fn of_two_agents_the_second_learns_whose_session_is_live() {
        let presence = in_session(ann(), minute(10));

        let refusal = connect(assigned_to(ann()), &ben(), &presence, 11).unwrap_err();

        assert_eq!(refusal, ConnectRefusal::SessionLive { by: ann() });
    }

    #[test]
    fn connecting_takes_a_request_from_a_queue_that_the_agent_serves_and_from_no_other() {
        let waiting = |number| {
            let assignment = Assignment::Queue { queue: queue(number), since: minute(2) };
            SessionRequest { assignment, ..joined() }
        };

        let Connection::Begins { steps, .. } = connect(waiting(1), &ben(), &granted(minute(5)), 6).unwrap()
        else {
            panic!("a session begins")
        };
        let refusal = connect(waiting(2), &ben(), &granted(minute(5)), 6).unwrap_err();

        assert!(matches!(&steps[0].1, RequestEvent::TakenOver { .. }));
        assert_eq!(refusal, ConnectRefusal::NotSubscribed { queue: queue(2) });
    }
}
