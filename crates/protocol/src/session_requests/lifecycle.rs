//! Bodies of what is done with a request after it was created.

use serde::Deserialize;
use utoipa::ToSchema;

use super::Outcome;

/// `POST /api/v1/session-requests/{id}/close`. The body may be left out.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseSessionRequestBody {
    /// How it ended.
    #[serde(default)]
    pub outcome: Outcome,
    /// A word about it, for agents.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub word: Option<String>,
}

/// `POST /api/v1/session-requests/{id}/extend`: by a time, or until a time.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ExtendSessionRequestBody {
    /// Longer by so many seconds; an expired request counts from now.
    By {
        /// An hour is 3600, a day 86400.
        #[schema(minimum = 300, maximum = 7_776_000)]
        seconds: u32,
    },
    /// Until this time.
    Until {
        /// It must lie ahead.
        #[schema(value_type = String, format = DateTime)]
        at: jiff::Timestamp,
    },
}
