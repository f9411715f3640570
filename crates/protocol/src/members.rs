//! Members, as far as assigning needs them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::account::Role;

/// `GET /api/v1/members`: everybody, by name.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct MemberListBody {
    /// The members.
    pub items: Vec<ListedMemberBody>,
}

/// A member in a list.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ListedMemberBody {
    /// The member's id.
    pub id: Uuid,
    /// The member's name.
    pub name: String,
    /// What the member may do.
    pub role: Role,
    /// Whether a browser of theirs is signed in and open.
    pub online: bool,
}
