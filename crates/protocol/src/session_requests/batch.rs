//! One action over many requests.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{AssignToBody, ExtendSessionRequestBody, FilterQuery, Outcome};
use crate::problem::ProblemCode;

/// `POST /api/v1/session-requests/batch` and `…/batch/preview`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartBatchBody {
    /// What is to be done with each.
    pub action: BatchAction,
    /// Which requests: at most 10,000.
    pub selection: BatchSelection,
}

/// What is to be done with each request.
// The variants without fields have braces: only so are unknown fields refused.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum BatchAction {
    /// Assigns it.
    Assign {
        /// To whom.
        to: AssignToBody,
    },
    /// Closes it. One with a live session is left alone.
    Close {
        /// How it ended.
        #[serde(default)]
        outcome: Outcome,
        /// A word about it, for agents.
        #[serde(default)]
        #[schema(max_length = 500)]
        word: Option<String>,
    },
    /// Reopens it.
    Reopen {},
    /// Extends its validity.
    Extend {
        /// By how much, or until when.
        extension: ExtendSessionRequestBody,
    },
    /// Puts the invitation in the outbox once more.
    SendEmail {},
}

/// Which requests.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum BatchSelection {
    /// These.
    These {
        /// Their ids.
        #[schema(min_items = 1, max_items = 10_000)]
        ids: Vec<Uuid>,
    },
    /// All that match at the time of the call.
    Matching {
        /// The filter.
        filter: FilterQuery,
    },
}

/// Which action a batch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BatchKind {
    /// Assigns.
    Assign,
    /// Closes.
    Close,
    /// Reopens.
    Reopen,
    /// Extends.
    Extend,
    /// Sends mail.
    SendEmail,
}

/// What a batch would do now. Nothing was changed.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct BatchPreviewBody {
    /// How many were chosen.
    pub total: u32,
    /// How many would change.
    pub will_change: u32,
    /// Those that would not, and why.
    pub refused: Vec<BatchRefusalBody>,
}

/// A batch on its way, or done: `GET /api/v1/session-requests/batch/{id}`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct BatchBody {
    /// The batch's id; the history of each request that it changed names it.
    pub id: Uuid,
    /// What it does.
    pub kind: BatchKind,
    /// How many were chosen.
    pub total: u32,
    /// How many have been looked at.
    pub done: u32,
    /// How many were changed.
    pub changed: u32,
    /// Those that were not, and why.
    pub refused: Vec<BatchRefusalBody>,
    /// When it was started.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: jiff::Timestamp,
    /// When the last request was looked at.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub finished_at: Option<jiff::Timestamp>,
}

/// A request that a batch leaves as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BatchRefusalBody {
    /// The request.
    pub id: Uuid,
    /// Its number; null when there is no such request.
    pub number: Option<i64>,
    /// The remote user's name; null when there is no such request.
    pub user_name: Option<String>,
    /// Why, for programs.
    pub code: ProblemCode,
    /// Why, in words.
    pub detail: String,
}
