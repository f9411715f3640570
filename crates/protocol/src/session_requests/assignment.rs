//! Who is to help, and how that is said in a body.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::clients::{ClientIdBody, ClientRef};

/// An agent by id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgentRef {
    /// The member's id.
    pub id: Uuid,
    /// The member's name.
    pub name: String,
}

/// A session queue by id, name and colour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QueueRef {
    /// The queue's id.
    pub id: Uuid,
    /// The queue's name.
    pub name: String,
    /// The queue's colour.
    pub colour: String,
}

/// Who is to help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AssignmentBody {
    /// Nobody in particular.
    Unassigned,
    /// One agent.
    Agent {
        /// The agent.
        agent: AgentRef,
        /// The one client of the agent's where it arrives; null: any of them.
        client: Option<ClientRef>,
        /// The queue it was taken from, and to which it can be handed back.
        from_queue: Option<QueueRef>,
    },
    /// Whoever of a queue's subscribers takes it over.
    Queue {
        /// The queue.
        queue: QueueRef,
        /// Since when it waits there.
        #[schema(value_type = String, format = DateTime)]
        since: jiff::Timestamp,
    },
}

/// To whom a request is to go.
// The variants without fields have braces: only so are unknown fields refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AssignToBody {
    /// Nobody in particular: any agent may take it.
    Unassigned {},
    /// The agent who says so, at the client where they say it.
    Myself {},
    /// This agent, at any of their clients.
    Agent {
        /// The member's id.
        id: Uuid,
    },
    /// This client, and so its agent.
    Client {
        /// The client's ID.
        id: ClientIdBody,
    },
    /// This queue.
    Queue {
        /// The queue's id.
        id: Uuid,
    },
}

impl Default for AssignToBody {
    fn default() -> Self {
        Self::Unassigned {}
    }
}
