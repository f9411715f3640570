//! Mail to the remote user, as it stands in the outbox.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why a mail was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MailKind {
    /// The link, for the first time or again.
    Invitation,
    /// A time was set or moved.
    Scheduled,
    /// The time was taken away.
    Unscheduled,
    /// The request was closed.
    Closed,
    /// The request was reopened.
    Reopened,
    /// The validity was extended.
    Extended,
    /// The old link is void; here is the new one.
    LinkRenewed,
}

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MailState {
    /// It waits in the outbox.
    Queued,
}

/// One mail.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct MailBody {
    /// The request's version after the event that causes the mail; it tells the mails of a request apart.
    pub version: i64,
    /// Why it was written.
    pub kind: MailKind,
    /// To which address.
    pub to: String,
    /// What became of it.
    pub state: MailState,
    /// When it was put in the outbox.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: jiff::Timestamp,
}

/// `GET /api/v1/session-requests/{id}/mails`: the newest first.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct MailListBody {
    /// The mails.
    pub items: Vec<MailBody>,
}
