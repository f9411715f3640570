//! What the remote user's page is told of who is to help.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Who is to help. Only the remote user's page is told, with `welcome` and whenever it changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AboutBody {
    /// The assigned agent. A grant that names somebody holds for nobody else.
    pub agent: Option<HelperBody>,
    /// The name of the queue in which the request waits.
    pub queue_name: Option<String>,
}

/// The agent who is to help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HelperBody {
    /// The member's id.
    pub id: Uuid,
    /// The member's name.
    pub name: String,
    /// Where the agent is.
    pub whereabouts: Whereabouts,
}

/// Where an agent is, as seen from one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Whereabouts {
    /// A page of theirs shows the request.
    Here,
    /// A page of theirs is open, on something else.
    SignedIn,
    /// No page of theirs is open.
    Away,
}
