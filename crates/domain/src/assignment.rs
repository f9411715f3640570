//! Who is to help.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::actor::AgentRef;
use crate::client::ClientRef;
use crate::session_queue::{QueuePlace, QueueRef};

/// Who is to help with a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Assignment {
    /// Nobody in particular: any agent may take it.
    Unassigned,
    /// One agent.
    Agent {
        /// The agent.
        agent: AgentRef,
        /// The one client of the agent's where it arrives; none: any of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        client: Option<ClientRef>,
        /// The place in the queue from which it was taken, to which it can be handed back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<QueuePlace>,
    },
    /// Whoever of a queue's subscribers takes it over.
    Queue {
        /// The queue.
        queue: QueueRef,
        /// Since when it waits there.
        since: Timestamp,
    },
}

impl Assignment {
    /// To this agent, at any of their clients, and from no queue.
    pub fn to_agent(agent: AgentRef) -> Self {
        Self::Agent { agent, client: None, from: None }
    }

    /// To this client of the agent's, and from no queue.
    pub fn to_client(agent: AgentRef, client: ClientRef) -> Self {
        Self::Agent { agent, client: Some(client), from: None }
    }

    /// The agent it is assigned to.
    pub fn agent(&self) -> Option<&AgentRef> {
        match self {
            Self::Unassigned | Self::Queue { .. } => None,
            Self::Agent { agent, .. } => Some(agent),
        }
    }

    /// The client at which it arrives, where it is one and not any of the agent's.
    pub fn client(&self) -> Option<&ClientRef> {
        match self {
            Self::Unassigned | Self::Queue { .. } => None,
            Self::Agent { client, .. } => client.as_ref(),
        }
    }

    /// The queue in which it waits.
    pub fn queue(&self) -> Option<&QueueRef> {
        match self {
            Self::Unassigned | Self::Agent { .. } => None,
            Self::Queue { queue, .. } => Some(queue),
        }
    }

    /// The place in a queue where it is, or from which it was taken.
    pub fn place(&self) -> Option<QueuePlace> {
        match self {
            Self::Unassigned => None,
            Self::Agent { from, .. } => from.clone(),
            Self::Queue { queue, since } => Some(QueuePlace { queue: queue.clone(), since: *since }),
        }
    }

    /// Whether both name the same agent and client, the same queue, or nobody; since when does not count.
    pub fn same_target(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unassigned, Self::Unassigned) => true,
            (Self::Agent { agent, .. }, Self::Agent { agent: to, .. }) => {
                agent.id == to.id && self.client().map(|at| at.id) == other.client().map(|at| at.id)
            }
            (Self::Queue { queue, .. }, Self::Queue { queue: to, .. }) => queue.id == to.id,
            (Self::Unassigned | Self::Agent { .. } | Self::Queue { .. }, _) => false,
        }
    }
}
