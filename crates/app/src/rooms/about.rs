//! What the remote user in a room is told of who is to help.

use deskside_domain::actor::AgentRef;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_queue::QueueRef;
use deskside_store::StoreError;

use crate::App;

/// Who is to help with a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The assigned agent.
    pub agent: Option<AgentRef>,
    /// Whether a page of the agent's is open anywhere.
    pub signed_in: bool,
    /// The queue in which the request waits.
    pub queue: Option<QueueRef>,
}

impl App {
    /// Who is to help with a request now.
    pub async fn about(&self, request: SessionRequestId) -> Result<About, StoreError> {
        let assignment = self.store().session_requests().get(request).await?.assignment;
        let agent = assignment.agent().cloned();
        let signed_in = match &agent {
            Some(agent) => {
                self.store().client_presences().online(self.now()).await?.members.contains(&agent.id)
            }
            None => false,
        };
        Ok(About { signed_in, queue: assignment.queue().cloned(), agent })
    }
}
