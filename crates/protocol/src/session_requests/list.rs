//! Lists: which requests, in which order, page by page.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Language, SessionRequestBody};

/// A query with the filter of requests in it, and what else it takes. Query strings cannot be nested, and a name that
/// nobody knows is to be refused: so the filter's fields stand in each query, written once here.
macro_rules! query_with_filter {
    ($(#[$doc:meta])* $name:ident { $($(#[$own_doc:meta])* $own:ident: $kind:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams, ToSchema)]
        #[into_params(parameter_in = Query)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $($(#[$own_doc])* pub $own: $kind,)*
            /// One of these statuses, separated by commas: `ready,waiting`.
            #[param(max_length = 64)]
            #[schema(max_length = 64)]
            pub status: Option<String>,
            /// One of these, separated by commas: `me`, `my_queues`, `unassigned`, `queue:ID`, `agent:ID`,
            /// `client:ID`.
            #[param(max_length = 2000)]
            #[schema(max_length = 2000)]
            pub assigned: Option<String>,
            /// Created at this time or later.
            #[param(value_type = Option<String>, format = DateTime)]
            #[schema(value_type = Option<String>, format = DateTime)]
            pub created_from: Option<jiff::Timestamp>,
            /// Created before this time.
            #[param(value_type = Option<String>, format = DateTime)]
            #[schema(value_type = Option<String>, format = DateTime)]
            pub created_until: Option<jiff::Timestamp>,
            /// Scheduled for this time or later.
            #[param(value_type = Option<String>, format = DateTime)]
            #[schema(value_type = Option<String>, format = DateTime)]
            pub scheduled_from: Option<jiff::Timestamp>,
            /// Scheduled for a time before this.
            #[param(value_type = Option<String>, format = DateTime)]
            #[schema(value_type = Option<String>, format = DateTime)]
            pub scheduled_until: Option<jiff::Timestamp>,
            /// Closed at this time or later.
            #[param(value_type = Option<String>, format = DateTime)]
            #[schema(value_type = Option<String>, format = DateTime)]
            pub closed_from: Option<jiff::Timestamp>,
            /// Closed before this time.
            #[param(value_type = Option<String>, format = DateTime)]
            #[schema(value_type = Option<String>, format = DateTime)]
            pub closed_until: Option<jiff::Timestamp>,
            /// In this language.
            pub language: Option<Language>,
            /// With all these words, or words that begin so, in number, name, address, reference, notes, message or
            /// comments. Case and accents do not count.
            #[param(max_length = 200)]
            #[schema(max_length = 200)]
            pub q: Option<String>,
        }

        impl $name {
            /// The part that says which requests.
            #[must_use]
            pub fn filter(&self) -> FilterQuery {
                FilterQuery {
                    status: self.status.clone(),
                    assigned: self.assigned.clone(),
                    created_from: self.created_from,
                    created_until: self.created_until,
                    scheduled_from: self.scheduled_from,
                    scheduled_until: self.scheduled_until,
                    closed_from: self.closed_from,
                    closed_until: self.closed_until,
                    language: self.language,
                    q: self.q.clone(),
                }
            }
        }
    };
}

query_with_filter! {
    /// Which requests. What is left out does not narrow; what is given must all hold.
    FilterQuery {}
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SortOrder {
    /// The newest number first.
    #[default]
    Newest,
    /// The oldest number first.
    Oldest,
    /// Who needs an agent first: ready, waiting, whoever asks for more time or to reopen, connected, open, expired,
    /// closed; the newest number first in each.
    Attention,
    /// Who has waited longest: those who are present by since when, then by since when they are in the queue.
    Waiting,
    /// By the scheduled time; what has none is left out.
    Scheduled,
    /// By the end of the validity, the next to expire first.
    Expires,
    /// By the last change, the latest first.
    Changed,
}

query_with_filter! {
    /// Which page of which requests.
    ListSessionRequestsQuery {
        /// The `next` of the page before, for the same filter and order.
        #[param(max_length = 256)]
        #[schema(max_length = 256)]
        cursor: Option<String>,
        /// How many at most: 1 to 200, 50 when left out.
        #[param(minimum = 1, maximum = 200)]
        #[schema(minimum = 1, maximum = 200)]
        limit: Option<u32>,
        /// In which order; the newest number first when left out.
        sort: Option<SortOrder>,
    }
}

/// One page of session requests.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SessionRequestPageBody {
    /// The requests.
    pub items: Vec<SessionRequestBody>,
    /// The cursor of the next page; null on the last.
    pub next: Option<String>,
}

/// `GET /api/v1/session-requests/counts`: how many there are of each status among those that match, whatever
/// statuses the filter names. Each number stops at `most`, so that counting stays quick.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StatusCountsBody {
    /// Open.
    pub open: u32,
    /// Waiting.
    pub waiting: u32,
    /// Ready.
    pub ready: u32,
    /// Connected.
    pub connected: u32,
    /// Closed.
    pub closed: u32,
    /// Expired.
    pub expired: u32,
    /// Where counting stops: a number as large as this means that many or more.
    pub most: u32,
}

/// A file's form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Comma-separated values (RFC 4180), with a header row.
    #[default]
    Csv,
    /// One JSON object a line.
    Jsonl,
}

query_with_filter! {
    /// `GET /api/v1/session-requests/export`.
    ExportQuery {
        /// The file's form; CSV when left out.
        format: ExportFormat,
    }
}
