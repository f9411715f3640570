//! What agents say to each other about a request.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::AgentRef;

/// One comment.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct CommentBody {
    /// The comment's id; the history names it.
    pub id: Uuid,
    /// Who wrote it.
    pub author: AgentRef,
    /// What it says.
    pub text: String,
    /// When it was written.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: jiff::Timestamp,
    /// When it was last changed.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub edited_at: Option<jiff::Timestamp>,
}

/// `GET /api/v1/session-requests/{id}/comments`: all of them, the oldest first.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct CommentListBody {
    /// The comments; a request takes 1,000.
    pub items: Vec<CommentBody>,
}

/// `POST …/comments` and `PATCH …/comments/{comment}`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteCommentBody {
    /// What it says.
    #[schema(min_length = 1, max_length = 10000)]
    pub text: String,
}
