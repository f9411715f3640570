//! Who is to help.

use serde::{Deserialize, Serialize};

use crate::actor::AgentRef;

/// Who is to help with a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Assignment {
    /// Nobody in particular: any agent may take it.
    Unassigned,
    /// One agent, from any of their clients.
    Agent {
        /// The agent.
        agent: AgentRef,
    },
}

impl Assignment {
    /// The agent it is assigned to.
    pub fn agent(&self) -> Option<&AgentRef> {
        match self {
            Self::Unassigned => None,
            Self::Agent { agent } => Some(agent),
        }
    }
}
