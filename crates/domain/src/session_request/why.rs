//! Why somebody may do something with a request, or may not: the same rules that decide, asked for their reason.

use jiff::Timestamp;

use super::{ConnectEvidence, ConnectRefusal, SessionRequest, TakeOverRefusal};
use crate::actor::AgentRef;
use crate::assignment::Assignment;
use crate::ids::SessionId;
use crate::presence::Presence;
use crate::rights::{Level, NotPermitted, Rights, Section};
use crate::session_queue::{QueueRef, ServingAgent};

/// What somebody would do with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ability {
    /// See it.
    See,
    /// Take it over.
    TakeOver,
    /// Connect.
    Connect,
}

/// What decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A right that they have.
    Right {
        /// Where.
        section: Section,
        /// How far.
        level: Level,
    },
    /// The request is assigned to nobody in particular.
    Unassigned,
    /// It waits in a queue that they serve.
    InTheirQueue {
        /// Which.
        queue: QueueRef,
    },
    /// It is assigned to them.
    AssignedToThem,
    /// Their session is live.
    TheirSession,
    /// A right that they lack.
    RightMissing(NotPermitted),
    /// The request is closed.
    Closed,
    /// It has expired.
    Expired,
    /// The remote user has not granted access.
    NotGranted,
    /// It is theirs already.
    AlreadyTheirs,
    /// It is assigned to somebody else.
    AssignedElsewhere {
        /// To whom.
        to: AgentRef,
    },
    /// It waits in a queue that they do not serve.
    NotSubscribed {
        /// Which.
        queue: QueueRef,
    },
    /// Another agent's session is live.
    SessionLive {
        /// Whose.
        by: AgentRef,
    },
}

/// Whether somebody may do something, and what decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// What they would do.
    pub ability: Ability,
    /// Whether they may, now.
    pub allowed: bool,
    /// What decides.
    pub reason: Reason,
}

impl SessionRequest {
    /// Why an agent with these rights may see the request, take it over and connect, or may not.
    pub fn why(
        &self,
        agent: ServingAgent<'_>,
        rights: &Rights,
        presence: &Presence,
        now: Timestamp,
    ) -> [Why; 3] {
        let (section, level) = (Section::SessionRequests, Level::View);
        let see = rights.allow(section, level).map(|()| Reason::Right { section, level });
        let act = rights.allow(section, Level::Edit);
        let take_over = act.map_err(Reason::RightMissing).and_then(|()| self.why_taken(agent, now));
        let connect =
            act.map_err(Reason::RightMissing).and_then(|()| self.why_connected(agent, presence, now));
        [
            why(Ability::See, see.map_err(Reason::RightMissing)),
            why(Ability::TakeOver, take_over),
            why(Ability::Connect, connect),
        ]
    }

    fn why_taken(&self, agent: ServingAgent<'_>, now: Timestamp) -> Result<Reason, Reason> {
        match self.clone().take_over(agent, now) {
            Ok(_) => Ok(self.why_theirs()),
            Err(TakeOverRefusal::AlreadyTaken { by }) if by.id == agent.agent.id => {
                Err(Reason::AlreadyTheirs)
            }
            Err(TakeOverRefusal::AlreadyTaken { by }) => Err(Reason::AssignedElsewhere { to: by }),
            Err(TakeOverRefusal::NotSubscribed { queue }) => Err(Reason::NotSubscribed { queue }),
            Err(TakeOverRefusal::Closed) => Err(Reason::Closed),
        }
    }

    fn why_connected(
        &self,
        agent: ServingAgent<'_>,
        presence: &Presence,
        now: Timestamp,
    ) -> Result<Reason, Reason> {
        // Nothing is begun: which session it would be does not matter.
        let evidence = ConnectEvidence { agent, presence, session: SessionId(uuid::Uuid::nil()) };
        match self.clone().connect(&evidence, now) {
            Ok(super::Connection::Begins { .. }) => Ok(self.why_theirs()),
            Ok(super::Connection::Continues { .. }) => Ok(Reason::TheirSession),
            Err(ConnectRefusal::Closed) => Err(Reason::Closed),
            Err(ConnectRefusal::Expired) => Err(Reason::Expired),
            Err(ConnectRefusal::NotGranted) => Err(Reason::NotGranted),
            Err(ConnectRefusal::SessionLive { by }) => Err(Reason::SessionLive { by }),
            Err(ConnectRefusal::AssignedElsewhere { to }) => Err(Reason::AssignedElsewhere { to }),
            Err(ConnectRefusal::NotSubscribed { queue }) => Err(Reason::NotSubscribed { queue }),
        }
    }

    /// What lets somebody have it whom the rules let have it.
    fn why_theirs(&self) -> Reason {
        match &self.assignment {
            Assignment::Unassigned => Reason::Unassigned,
            Assignment::Agent { .. } => Reason::AssignedToThem,
            Assignment::Queue { queue, .. } => Reason::InTheirQueue { queue: queue.clone() },
        }
    }
}

fn why(ability: Ability, decided: Result<Reason, Reason>) -> Why {
    let allowed = decided.is_ok();
    Why { ability, allowed, reason: decided.unwrap_or_else(|refusal| refusal) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::role::BuiltIn;
    use crate::session_request::Outcome;
    use crate::session_request::testing::{
        ann, ben, granted, in_session, joined, minute, queue, queued, request,
    };

    fn reasons(request: &SessionRequest, role: BuiltIn, presence: &Presence) -> [(bool, Reason); 3] {
        let (agent, queues) = (ann(), BTreeSet::from([queue(1).id]));
        let serving = ServingAgent { agent: &agent, queues: &queues };
        let why = request.why(serving, &role.rights(), presence, minute(3));
        why.map(|Why { allowed, reason, .. }| (allowed, reason))
    }

    fn with(agent: AgentRef) -> SessionRequest {
        SessionRequest { assignment: Assignment::to_agent(agent), ..joined() }
    }

    const SEEN: (bool, Reason) =
        (true, Reason::Right { section: Section::SessionRequests, level: Level::View });

    #[test]
    fn the_assignment_decides_for_who_has_the_right() {
        let agent = |request: &SessionRequest, presence: &Presence| {
            let [see, take, connect] = reasons(request, BuiltIn::SupportAgent, presence);
            assert_eq!(see, SEEN);
            [take, connect]
        };
        let (here, absent) = (granted(minute(2)), Presence::Absent);
        assert_eq!(agent(&joined(), &here), [(true, Reason::Unassigned), (true, Reason::Unassigned)]);
        assert_eq!(agent(&request(), &absent), [(true, Reason::Unassigned), (false, Reason::NotGranted)]);
        let theirs = (true, Reason::InTheirQueue { queue: queue(1) });
        assert_eq!(agent(&queued(1, minute(2)), &here), [theirs.clone(), theirs]);
        let strange = (false, Reason::NotSubscribed { queue: queue(2) });
        assert_eq!(agent(&queued(2, minute(2)), &here), [strange.clone(), strange]);
        assert_eq!(
            agent(&with(ann()), &here),
            [(false, Reason::AlreadyTheirs), (true, Reason::AssignedToThem)]
        );
        let elsewhere = (false, Reason::AssignedElsewhere { to: ben() });
        assert_eq!(agent(&with(ben()), &here), [elsewhere.clone(), elsewhere.clone()]);
        let live = (false, Reason::SessionLive { by: ben() });
        assert_eq!(agent(&with(ben()), &in_session(ben(), minute(1))), [elsewhere, live]);
        let (closed, _) = joined().close(&ann(), Outcome::Solved, None, minute(1)).unwrap();
        assert_eq!(agent(&closed, &absent), [(false, Reason::Closed), (false, Reason::Closed)]);
    }

    #[test]
    fn without_the_right_nothing_else_counts() {
        let missing =
            |level| (false, Reason::RightMissing(NotPermitted { section: Section::SessionRequests, level }));
        let here = granted(minute(2));
        let officer = reasons(&joined(), BuiltIn::DataProtectionOfficer, &here);
        assert_eq!(officer, [SEEN, missing(Level::Edit), missing(Level::Edit)]);
        let user = reasons(&joined(), BuiltIn::User, &here);
        assert_eq!(user, [missing(Level::View), missing(Level::Edit), missing(Level::Edit)]);
    }
}
