//! API tokens: with one, a program acts in a member's name.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::rights::RightsBody;
use crate::session_requests::AgentRef;

/// `GET /api/v1/api-tokens`.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ApiTokensQuery {
    /// Whose; the member's own when left out.
    #[param(inline)]
    pub of: TokenOwner,
}

/// Whose tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TokenOwner {
    /// The member's own.
    #[default]
    Me,
    /// Everybody's, for who may see integrations.
    All,
}

/// Tokens, the newest first, those that have expired too.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ApiTokenListBody {
    /// The tokens.
    pub items: Vec<ApiTokenBody>,
}

/// A token, without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ApiTokenBody {
    /// The token's id.
    pub id: Uuid,
    /// What it is for.
    pub name: String,
    /// In whose name it acts.
    pub member: AgentRef,
    /// What it may do, as far as its member may.
    pub rights: RightsBody,
    /// What it may do now: its member may have lost rights since it was made.
    pub works: RightsBody,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: jiff::Timestamp,
    /// When it ends by itself.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: jiff::Timestamp,
    /// When it was last used, to the minute; null: never.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub last_used_at: Option<jiff::Timestamp>,
    /// The last four characters of its secret.
    pub ending: String,
}

/// `POST /api/v1/api-tokens`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateApiTokenBody {
    /// What it is for.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// What it may do: no more than its maker, and at most `view` on members, roles and integrations.
    pub rights: RightsBody,
    /// When it is to end by itself: within 366 days.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: jiff::Timestamp,
}

/// A new token. Its secret is told this once.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct CreatedApiTokenBody {
    /// Sent with each request as `Authorization: Bearer {secret}` (RFC 6750).
    pub secret: String,
    /// The token.
    pub token: ApiTokenBody,
}
