//! Why somebody may do something with a request, or may not.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{AgentRef, QueueRef};
use crate::rights::RoleRef;

/// `GET /api/v1/session-requests/{id}/why`.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WhyQuery {
    /// About this member; left out: about oneself. About others it takes the right to see members.
    pub member: Option<Uuid>,
}

/// Why a member may do something with a request, or may not.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct WhyBody {
    /// The member.
    pub agent: AgentRef,
    /// One for seeing, taking over and connecting.
    pub items: Vec<WhyAbilityBody>,
}

/// Whether a member may do one thing, and what decides.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct WhyAbilityBody {
    /// What they would do.
    pub ability: Ability,
    /// Whether they may, now.
    pub allowed: bool,
    /// What decides.
    pub reason: ReasonBody,
    /// Those of their roles that give the right it takes; none where it is missing.
    pub roles: Vec<RoleRef>,
    /// The same in one sentence, in English.
    pub sentence: String,
}

/// What a member would do with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ability {
    /// See it.
    See,
    /// Take it over.
    TakeOver,
    /// Connect.
    Connect,
}

/// What decides.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReasonBody {
    /// A right that they have.
    Right,
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
    RightMissing,
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
