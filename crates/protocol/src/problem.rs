//! Problem details (RFC 9457): one shape for every refusal.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::second_factors::SecondFactorKind;
use crate::session_requests::AgentRef;

/// What went wrong, for programs. Removing or renaming a variant is a breaking change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// The body, the query or the path could not be read.
    MalformedRequest,
    /// A field was read but its value is not allowed; `errors` names each.
    InvalidFields,
    /// The body is larger than the endpoint takes.
    BodyTooLarge,
    /// The request did not arrive in time.
    TooSlow,
    /// The body is not of a kind the endpoint takes, which is `application/json` nearly everywhere.
    UnsupportedMediaType,
    /// The path exists, the method does not.
    MethodNotAllowed,
    /// Nobody is signed in.
    NotSignedIn,
    /// A program sent a token where somebody has to be signed in.
    SignInNeeded,
    /// Email and password do not belong together.
    WrongCredentials,
    /// The password is right; `code` is needed too, or a passkey instead. `second_factors` says which the member has.
    SecondFactorRequired,
    /// The password is right; the code is wrong, or was used.
    WrongCode,
    /// The passkey is not known here, or its answer does not belong to what was asked.
    WrongPasskey,
    /// What was begun has expired, or is finished already.
    BeginAgain,
    /// Passkeys do not work at the server's address.
    PasskeysImpossible,
    /// Too many tries; `Retry-After` says when to come back.
    TooManyRequests,
    /// The member lacks the right.
    NotPermitted,
    /// The member would give or take a right that they do not have themselves.
    BeyondOwnRights,
    /// There would be no owner left who can sign in.
    LastOwner,
    /// Nobody disables or deletes their own account.
    NotYourself,
    /// The member has as many API tokens as one may.
    TooManyTokens,
    /// Members have the role.
    RoleInUse,
    /// The request came from another site.
    CrossSiteRequest,
    /// The `Host` header names a host this server does not answer for.
    UnknownHost,
    /// There is nothing at this address.
    NotFound,
    /// An owner exists already; set-up is over for good.
    AlreadySetUp,
    /// The record changed since it was read; nothing was written.
    StaleVersion,
    /// Somebody changed a field since the editor read it; `conflicts` names each. Nothing was written.
    EditConflict,
    /// The transition does not apply to a closed request.
    RequestClosed,
    /// The request is not closed.
    RequestNotClosed,
    /// The request's validity has passed.
    RequestExpired,
    /// The request's scheduled time has not come.
    RequestTooEarly,
    /// Another device has joined.
    OtherDeviceJoined,
    /// The remote user has not granted anything.
    NotGranted,
    /// Another agent's session is live.
    SessionLive,
    /// The request is assigned to somebody else.
    AssignedElsewhere,
    /// Another agent was quicker; `by` says who.
    AlreadyTaken,
    /// The request waits in a queue that the member does not serve.
    NotSubscribed,
    /// The request was not taken from a queue.
    NotFromQueue,
    /// There is nothing to take in the queue.
    QueueEmpty,
    /// The queue holds requests; say where they go.
    QueueNotEmpty,
    /// The queue is archived.
    QueueArchived,
    /// Another one has that name or address already.
    NameTaken,
    /// The request has no email address.
    NoEmailAddress,
    /// Nothing would change.
    NothingToDo,
    /// The `Idempotency-Key` was sent before with another body, or by somebody else.
    IdempotencyKeyReused,
    /// More requests match than one batch takes.
    TooManySelected,
    /// The file has more rows than one import takes.
    TooManyRows,
    /// As many batches of the member are under way as one may have.
    BatchesUnderWay,
    /// This device has not joined the request.
    NotJoined,
    /// A service this needs does not answer; trying again helps.
    Unavailable,
    /// Our bug. The request id finds it in the log.
    Internal,
}

/// A refusal, as `application/problem+json` (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProblemBody {
    /// A URI reference that names the kind of problem: `/problems/{code}`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem in words a person can read.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The kind of problem for programs.
    pub code: ProblemCode,
    /// What happened this time, and what helps.
    pub detail: String,
    /// Finds this refusal in the server's log.
    pub request_id: String,
    /// One entry for each field that was refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldErrorBody>,
    /// What the member has who needs more than the password.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub second_factors: Vec<SecondFactorKind>,
    /// Who did what stands in the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<AgentRef>,
    /// One entry for each field that somebody else changed since it was read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<EditConflictBody>,
}

/// A field that somebody else changed since the editor read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EditConflictBody {
    /// The field's name in the body.
    pub field: String,
    /// Who changed it last.
    pub by: AgentRef,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: jiff::Timestamp,
    /// What it says now; null when it is empty.
    pub now: Option<String>,
}

/// Why one field was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FieldErrorBody {
    /// The field's name in the body, for example `user_email`.
    pub field: String,
    /// What is wrong with it.
    pub code: FieldErrorCode,
    /// The same in words.
    pub detail: String,
}

/// What is wrong with a field's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldErrorCode {
    /// The field is needed.
    Missing,
    /// The text is longer than the limit.
    TooLong,
    /// The text is shorter than the limit.
    TooShort,
    /// The value is not of the form the field takes.
    Malformed,
    /// The number or time lies outside what is allowed.
    OutOfRange,
    /// The password is on the list of those that are guessed first.
    TooCommon,
}
