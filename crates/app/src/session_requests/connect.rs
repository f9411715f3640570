//! Connecting to a ready request.

use deskside_domain::actor::{InPerson, Level, Section};
use deskside_domain::ids::{SessionId, SessionRequestId};
use deskside_domain::presence::{LiveSession, Phase, Presence};
use deskside_domain::session_queue::ServingAgent;
use deskside_domain::session_request::{ConnectEvidence, ConnectRefusal, Connection};
use deskside_store::StoreError;

use super::{RequestError, agent};
use crate::App;

/// Why an agent is not connected.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The rules say no.
    #[error(transparent)]
    Refused(#[from] ConnectRefusal),
    /// Another reason.
    #[error(transparent)]
    Request(#[from] RequestError),
}

impl From<StoreError> for ConnectError {
    fn from(error: StoreError) -> Self {
        Self::Request(error.into())
    }
}

impl App {
    /// Begins a session, or finds the agent's own again. An unassigned request goes to the agent, and one in a
    /// queue that the agent serves.
    pub async fn connect(&self, by: &InPerson, id: SessionRequestId) -> Result<LiveSession, ConnectError> {
        let connecting = by.actor.may(Section::SessionRequests, Level::Edit).map_err(RequestError::from)?;
        let now = self.now();
        let unit = self.store().begin().await?;
        let queues = unit.session_queues().served_by(connecting.id).await?;
        let request = unit.session_requests().get(id).await?;
        let presence = unit.presences().of(id, now).await?;
        let evidence = ConnectEvidence {
            agent: ServingAgent { agent: connecting, queues: &queues },
            presence: &presence,
            session: SessionId::generate(now, self.context().random()),
        };
        let (steps, live) = match request.connect(&evidence, now)? {
            Connection::Continues { session } => return Ok(session),
            Connection::Begins { steps, session } => (steps, session),
        };
        for (request, event) in &steps {
            unit.session_requests().save(request, (&agent(&by.actor), event)).await?;
        }
        let presence = in_session(presence, &live);
        unit.presences().put(id, self.node(), &presence).await?;
        self.begin_record(&unit, by, id, (&live, &presence)).await?;
        unit.commit().await?;
        if let Some((request, _)) = steps.last() {
            self.hints().changed(request);
        }
        Ok(live)
    }
}

fn in_session(presence: Presence, live: &LiveSession) -> Presence {
    match presence {
        Presence::Here { guest, phase: Phase::Granted { grant }, since } => {
            Presence::Here { guest, since, phase: Phase::InSession { grant, session: live.clone() } }
        }
        other => other,
    }
}
