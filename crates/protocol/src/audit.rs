//! The audit log, and the file in which all chains are exported.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::clients::ClientIdBody;
use crate::session_requests::AgentRef;

/// `GET /api/v1/audit-events`. What is left out does not narrow; what is given must all hold.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AuditQuery {
    /// Done by this member.
    pub by: Option<Uuid>,
    /// Of one of these kinds, separated by commas: `role_changed,member_disabled`.
    #[param(max_length = 1000)]
    pub kind: Option<String>,
    /// In which this member, queue, invitation, batch or other thing is named, by its id.
    pub about: Option<Uuid>,
    /// At this time or later.
    #[param(value_type = Option<String>, format = DateTime)]
    pub from: Option<jiff::Timestamp>,
    /// Before this time.
    #[param(value_type = Option<String>, format = DateTime)]
    pub until: Option<jiff::Timestamp>,
    /// The `next` of the page before, for the same filter.
    #[param(max_length = 64)]
    pub cursor: Option<String>,
    /// How many at most: 1 to 200, 50 when left out.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
}

/// One page of the audit log, the newest first.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct AuditPageBody {
    /// The entries.
    pub items: Vec<AuditEventBody>,
    /// The cursor of the next page; null on the last.
    pub next: Option<String>,
}

/// One entry of the audit log.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct AuditEventBody {
    /// The entry's place: 1, 2, 3, …
    pub version: i64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: jiff::Timestamp,
    /// Who.
    pub by: AuditActorBody,
    /// What, as `docs/audit.md` lists it: its `kind`, and what belongs to that.
    #[schema(value_type = Object)]
    pub what: serde_json::Value,
    /// The entry's hash, in hexadecimal.
    pub hash: String,
}

/// Who did something.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AuditActorBody {
    /// A member.
    Member {
        /// The member, with the name of that time.
        agent: AgentRef,
        /// The client that was signed in; null: the member was not signed in yet.
        client: Option<ClientIdBody>,
    },
    /// A program with an API token of a member.
    Token {
        /// The member, with the name of that time.
        agent: AgentRef,
        /// What the token is for.
        token_name: String,
    },
    /// Whoever can run the server's own commands.
    CommandLine,
}

/// A line of `GET /api/v1/audit-events/export`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum ChainLine {
    /// A row of a chain. Its hash is SHA-256 over `deskside history v1`, the hash of the row before (32 zero bytes
    /// before the first), the chain's 16 bytes, version and time as big-endian 64-bit numbers, and `by` and `what`,
    /// each after its length in bytes as such a number.
    Row(ChainRowBody),
    /// The last line: without it the file is not whole.
    End {
        /// What there was.
        end: ChainEndBody,
    },
}

/// A row of a chain, as it is stored and hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChainRowBody {
    /// Which chain: a session request's id, or only zeros for the audit log.
    pub chain: Uuid,
    /// The row's place in it: 1, 2, 3, …
    pub version: i64,
    /// When, in milliseconds from the Unix epoch.
    pub at: i64,
    /// Who: JSON as a text, hashed as it stands.
    pub by: String,
    /// What: JSON as a text, hashed as it stands.
    pub what: String,
    /// The row's hash, in hexadecimal.
    pub hash: String,
}

/// What there was in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChainEndBody {
    /// How many chains.
    pub chains: u64,
    /// How many rows.
    pub rows: u64,
}
