//! Rights and roles.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::session_requests::AgentRef;

/// How far a right goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RightLevel {
    /// Not at all.
    #[default]
    None,
    /// Sees.
    View,
    /// Sees and acts.
    Edit,
}

/// What somebody may do, section by section. What is left out is `none`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RightsBody {
    /// Session requests: creating, assigning, connecting, closing.
    pub session_requests: RightLevel,
    /// Session queues: creating, changing, subscribing others.
    pub session_queues: RightLevel,
    /// Clients of all agents: naming and forgetting them.
    pub clients: RightLevel,
    /// Records of past sessions.
    pub sessions: RightLevel,
    /// Members: inviting, changing, disabling them.
    pub members: RightLevel,
    /// Roles: making and changing them.
    pub roles: RightLevel,
    /// The audit log.
    pub audit_log: RightLevel,
    /// The organisation's settings.
    pub settings: RightLevel,
    /// API tokens and webhooks.
    pub integrations: RightLevel,
}

/// A role by id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoleRef {
    /// `owner`, `admin`, `support_agent`, `data_protection_officer`, `user`, or the id of one of the organisation's
    /// own.
    #[schema(max_length = 64)]
    pub id: String,
    /// What it is called; null for those that are built in, which each reader's language names.
    pub name: Option<String>,
}

/// A role and who has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoleBody {
    /// As in [`RoleRef`].
    pub id: String,
    /// What it is called; null for those that are built in.
    pub name: Option<String>,
    /// Whether it is built in and cannot be changed.
    pub built_in: bool,
    /// What whoever has it may do.
    pub rights: RightsBody,
    /// Who has it, by name.
    pub members: Vec<AgentRef>,
    /// Counts every change; send it back with an edit. 0 for those that are built in.
    pub version: i64,
}

/// `GET /api/v1/roles`: those that are built in first.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct RoleListBody {
    /// The roles.
    pub items: Vec<RoleBody>,
}

/// `POST /api/v1/roles`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateRoleBody {
    /// What it is to be called.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// What whoever has it may do.
    pub rights: RightsBody,
}

/// `PATCH /api/v1/roles/{id}`. What is left out stays as it is.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EditRoleBody {
    /// The version that was read.
    pub version: i64,
    /// What it is to be called.
    #[schema(min_length = 1, max_length = 60)]
    pub name: Option<String>,
    /// What whoever has it may do from now on.
    pub rights: Option<RightsBody>,
}

/// `POST /api/v1/roles/{id}/simulate`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SimulateRoleBody {
    /// What whoever has the role could do.
    pub rights: RightsBody,
}

/// For whom what would change.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct RightsChangeListBody {
    /// One for each member for whom anything would change, by name.
    pub items: Vec<RightsChangeBody>,
}

/// What would change for a member, all roles taken together.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct RightsChangeBody {
    /// The member.
    pub member: AgentRef,
    /// What they may do now.
    pub now: RightsBody,
    /// What they could do then.
    pub then: RightsBody,
}
