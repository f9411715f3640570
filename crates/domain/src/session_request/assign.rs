//! Who may connect, and what connecting does to the assignment.

use jiff::Timestamp;

use super::SessionRequest;
use crate::actor::AgentRef;
use crate::assignment::Assignment;
use crate::history::RequestEvent;
use crate::ids::SessionId;
use crate::presence::{LiveSession, Phase, Presence};

/// What an agent needs in order to connect.
#[derive(Clone, Debug)]
pub struct ConnectEvidence<'a> {
    /// Who wants to connect.
    pub agent: &'a AgentRef,
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
}

impl SessionRequest {
    /// Connects `agent`. An unassigned request goes to the agent who connects.
    pub fn connect(
        self,
        evidence: &ConnectEvidence<'_>,
        now: Timestamp,
    ) -> Result<Connection, ConnectRefusal> {
        let ConnectEvidence { agent, presence, session } = evidence;
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
        let live = LiveSession { id: *session, agent: (*agent).clone(), since: now };
        Ok(Connection::Begins { steps: self.begin(agent, *session, now)?, session: live })
    }

    fn not_granted(&self, now: Timestamp) -> ConnectRefusal {
        if now >= self.expires_at { ConnectRefusal::Expired } else { ConnectRefusal::NotGranted }
    }

    fn begin(
        self,
        agent: &AgentRef,
        session: SessionId,
        now: Timestamp,
    ) -> Result<Vec<(Self, RequestEvent)>, ConnectRefusal> {
        let started = RequestEvent::SessionStarted { session };
        match self.assignment.clone() {
            Assignment::Agent { agent: to } if to.id == agent.id => Ok(vec![(self.after(now), started)]),
            Assignment::Agent { agent: to } => Err(ConnectRefusal::AssignedElsewhere { to }),
            Assignment::Unassigned => {
                let assignment = Assignment::Agent { agent: agent.clone() };
                let taken = Self { assignment: assignment.clone(), ..self }.after(now);
                let begun = taken.clone().after(now);
                Ok(vec![(taken, RequestEvent::Assigned { assignment }), (begun, started)])
            }
        }
    }
}
