//! Refusals on their way out: problem details (RFC 9457).
//!
//! A handler returns a [`Problem`]; [`render`] adds what only the outermost layer knows, the request id, and
//! turns answers that were not ours (no such route, body too large) into problems too.

mod fields;
mod from_errors;

pub(crate) use fields::Fields;

use std::time::Duration;

use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use deskside_domain::actor::AgentRef;
use deskside_protocol::problem::{EditConflictBody, FieldErrorBody, ProblemBody, ProblemCode};
use deskside_protocol::second_factors::SecondFactorKind;
use deskside_protocol::session_requests::AgentRef as AgentBody;

use crate::guard::RequestId;
use crate::wire_name::wire_name;

/// A refusal.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    code: ProblemCode,
    detail: String,
    errors: Vec<FieldErrorBody>,
    second_factors: Box<[SecondFactorKind]>,
    by: Option<Box<AgentBody>>,
    conflicts: Vec<EditConflictBody>,
    retry_after: Option<Duration>,
}

impl Problem {
    pub(crate) fn new(code: ProblemCode, detail: impl Into<String>) -> Self {
        Self {
            code,
            detail: detail.into(),
            errors: Vec::new(),
            second_factors: Box::default(),
            by: None,
            conflicts: Vec::new(),
            retry_after: None,
        }
    }

    pub(crate) fn not_found() -> Self {
        Self::new(ProblemCode::NotFound, "There is nothing at this address.")
    }

    pub(crate) fn fields(errors: Vec<FieldErrorBody>) -> Self {
        Self { errors, ..Self::new(ProblemCode::InvalidFields, "Some fields need another value.") }
    }

    /// One number or time is not allowed.
    pub(crate) fn out_of_range(field: &str, detail: &str) -> Self {
        let mut fields = Fields::default();
        fields.out_of_range(field, detail);
        Self::fields(fields.into_errors())
    }

    /// One value is not what the field takes.
    pub(crate) fn malformed(field: &str, detail: &str) -> Self {
        let mut fields = Fields::default();
        fields.malformed(field, detail);
        Self::fields(fields.into_errors())
    }

    /// What is wrong with each field.
    pub(crate) fn into_errors(self) -> Vec<FieldErrorBody> {
        self.errors
    }

    /// With who did what stands in the way.
    pub(crate) fn by(self, agent: &AgentRef) -> Self {
        let by = AgentBody { id: agent.id.0, name: agent.name.as_str().to_owned() };
        Self { by: Some(Box::new(by)), ..self }
    }

    /// The password is right and does not suffice.
    pub(crate) fn second_factor_required(factors: Vec<SecondFactorKind>) -> Self {
        let detail = "Send a code of your app or a recovery code along, or use your passkey.";
        Self { second_factors: factors.into(), ..Self::new(ProblemCode::SecondFactorRequired, detail) }
    }

    /// Somebody else changed the same fields since the editor read them.
    pub(crate) fn conflicts(conflicts: Vec<EditConflictBody>) -> Self {
        let detail = "Somebody changed the same fields since you read them. Nothing was written.";
        Self { conflicts, ..Self::new(ProblemCode::EditConflict, detail) }
    }

    pub(crate) fn later(after: Duration) -> Self {
        let seconds = after.as_secs().max(1);
        let detail = format!("Too many tries. Try again in {seconds} s.");
        Self { retry_after: Some(after), ..Self::new(ProblemCode::TooManyRequests, detail) }
    }

    /// Our fault, or the database's. What exactly is for the log only.
    pub(crate) fn unavailable(error: &(dyn std::error::Error + 'static)) -> Self {
        tracing::error!(error = error_chain(error), "a request could not be carried out");
        Self::new(ProblemCode::Unavailable, "Deskside could not do this now. Nothing was changed. Try again.")
    }

    /// The same problem, of something that was done in part.
    pub(crate) fn after_a_part(self, done: &str) -> Self {
        let detail = match self.code {
            ProblemCode::Unavailable => format!("Deskside could not go on now. {done}"),
            _ => format!("{} {done}", self.detail),
        };
        Self { detail, ..self }
    }
}

/// An error with its sources, each once.
pub(crate) fn error_chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text = format!("{text}: {error}");
        source = error.source();
    }
    text
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = status(self.code).into_response();
        if let Some(after) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(after.as_secs().max(1)));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives every refusal its body.
pub(crate) async fn render(request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().copied();
    let response = next.run(request).await;
    let (mut parts, body) = response.into_parts();
    let problem = match parts.extensions.remove::<Problem>() {
        Some(problem) => problem,
        None => match not_ours(parts.status) {
            Some(problem) => problem,
            None => return Response::from_parts(parts, body),
        },
    };
    let request_id = id.map(|id| id.to_string()).unwrap_or_default();
    let body = ProblemBody {
        kind: format!("/problems/{}", name(problem.code)),
        title: title(problem.code).to_owned(),
        status: parts.status.as_u16(),
        code: problem.code,
        detail: problem.detail,
        request_id,
        errors: problem.errors,
        second_factors: problem.second_factors.into(),
        by: problem.by.map(|by| *by),
        conflicts: problem.conflicts,
    };
    let mut rendered = (parts.status, parts.headers, Json(body)).into_response();
    let headers = rendered.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    rendered
}

/// Answers the framework gives by itself.
fn not_ours(status: StatusCode) -> Option<Problem> {
    let (code, detail) = match status {
        StatusCode::METHOD_NOT_ALLOWED => {
            (ProblemCode::MethodNotAllowed, "This address takes other methods.")
        }
        StatusCode::PAYLOAD_TOO_LARGE => (ProblemCode::BodyTooLarge, "The body is larger than this takes."),
        StatusCode::BAD_REQUEST => (ProblemCode::MalformedRequest, "The request could not be read."),
        StatusCode::INTERNAL_SERVER_ERROR => {
            (ProblemCode::Internal, "Deskside made a mistake. It is in the log.")
        }
        _ => return None,
    };
    Some(Problem::new(code, detail))
}

fn status(code: ProblemCode) -> StatusCode {
    match code {
        ProblemCode::MalformedRequest => StatusCode::BAD_REQUEST,
        ProblemCode::InvalidFields | ProblemCode::IdempotencyKeyReused => StatusCode::UNPROCESSABLE_ENTITY,
        ProblemCode::BodyTooLarge | ProblemCode::TooManyRows => StatusCode::PAYLOAD_TOO_LARGE,
        ProblemCode::TooSlow => StatusCode::REQUEST_TIMEOUT,
        ProblemCode::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ProblemCode::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        ProblemCode::NotSignedIn
        | ProblemCode::WrongCredentials
        | ProblemCode::SecondFactorRequired
        | ProblemCode::WrongCode
        | ProblemCode::WrongPasskey => StatusCode::UNAUTHORIZED,
        ProblemCode::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
        ProblemCode::NotPermitted
        | ProblemCode::SignInNeeded
        | ProblemCode::BeyondOwnRights
        | ProblemCode::CrossSiteRequest
        | ProblemCode::NotJoined
        | ProblemCode::NotSubscribed => StatusCode::FORBIDDEN,
        ProblemCode::UnknownHost => StatusCode::MISDIRECTED_REQUEST,
        ProblemCode::NotFound => StatusCode::NOT_FOUND,
        ProblemCode::AlreadySetUp
        | ProblemCode::BeginAgain
        | ProblemCode::PasskeysImpossible
        | ProblemCode::StaleVersion
        | ProblemCode::RequestClosed
        | ProblemCode::RequestNotClosed
        | ProblemCode::RequestExpired
        | ProblemCode::RequestTooEarly
        | ProblemCode::OtherDeviceJoined
        | ProblemCode::NotGranted
        | ProblemCode::SessionLive
        | ProblemCode::AssignedElsewhere
        | ProblemCode::AlreadyTaken
        | ProblemCode::NotFromQueue
        | ProblemCode::QueueEmpty
        | ProblemCode::QueueNotEmpty
        | ProblemCode::QueueArchived
        | ProblemCode::NameTaken
        | ProblemCode::LastOwner
        | ProblemCode::NotYourself
        | ProblemCode::RoleInUse
        | ProblemCode::TooManyTokens
        | ProblemCode::NoEmailAddress
        | ProblemCode::NothingToDo
        | ProblemCode::TooManySelected
        | ProblemCode::BatchesUnderWay => StatusCode::CONFLICT,
        // RFC 9110 §13.1.1: what `If-Match` asks for does not hold.
        ProblemCode::EditConflict => StatusCode::PRECONDITION_FAILED,
        ProblemCode::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ProblemCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn title(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::MalformedRequest => "The request could not be read",
        ProblemCode::InvalidFields => "Some fields need another value",
        ProblemCode::BodyTooLarge => "The body is too large",
        ProblemCode::TooSlow => "The request took too long to arrive",
        ProblemCode::UnsupportedMediaType => "The body is of another kind than this takes",
        ProblemCode::MethodNotAllowed => "Not with this method",
        ProblemCode::NotSignedIn => "Nobody is signed in",
        ProblemCode::SignInNeeded => "Not with a token",
        ProblemCode::WrongCredentials => "Email and password do not belong together",
        ProblemCode::SecondFactorRequired => "A second step is needed",
        ProblemCode::WrongCode => "The code is wrong or was used",
        ProblemCode::WrongPasskey => "This passkey is not known here",
        ProblemCode::BeginAgain => "This took too long",
        ProblemCode::PasskeysImpossible => "Passkeys do not work at this address",
        ProblemCode::TooManyRequests => "Too many tries",
        ProblemCode::NotPermitted => "You may not do this",
        ProblemCode::BeyondOwnRights => "You do not have this right yourself",
        ProblemCode::LastOwner => "There must be an owner",
        ProblemCode::NotYourself => "Not your own account",
        ProblemCode::TooManyTokens => "So many tokens already",
        ProblemCode::RoleInUse => "Members have this role",
        ProblemCode::CrossSiteRequest => "The request came from another site",
        ProblemCode::UnknownHost => "This server does not answer for that host",
        ProblemCode::NotFound => "Nothing here",
        ProblemCode::AlreadySetUp => "Set-up is done",
        ProblemCode::StaleVersion => "The request changed meanwhile",
        ProblemCode::RequestClosed => "The request is closed",
        ProblemCode::RequestNotClosed => "The request is not closed",
        ProblemCode::RequestExpired => "The link has expired",
        ProblemCode::RequestTooEarly => "It starts later",
        ProblemCode::OtherDeviceJoined => "Another device has joined",
        ProblemCode::NotGranted => "The remote user has not granted access",
        ProblemCode::SessionLive => "Another agent is connected",
        ProblemCode::AssignedElsewhere => "The request is assigned to somebody else",
        ProblemCode::EditConflict => "Somebody changed the same fields",
        ProblemCode::AlreadyTaken => "Somebody was quicker",
        ProblemCode::NotSubscribed => "You do not serve this queue",
        ProblemCode::NotFromQueue => "It was not taken from a queue",
        ProblemCode::QueueEmpty => "Nothing waits in the queue",
        ProblemCode::QueueNotEmpty => "Requests wait in the queue",
        ProblemCode::QueueArchived => "The queue is archived",
        ProblemCode::NameTaken => "That name is taken",
        ProblemCode::NoEmailAddress => "There is no email address",
        ProblemCode::NothingToDo => "Nothing would change",
        ProblemCode::IdempotencyKeyReused => "That key stands for something else",
        ProblemCode::TooManySelected => "Too many at once",
        ProblemCode::TooManyRows => "The file has too many rows",
        ProblemCode::BatchesUnderWay => "Your other batches come first",
        ProblemCode::NotJoined => "This device has not joined",
        ProblemCode::Unavailable => "Not now",
        ProblemCode::Internal => "Deskside made a mistake",
    }
}

/// The code as it stands on the wire.
fn name(code: ProblemCode) -> String {
    wire_name(&code).unwrap_or_else(|_| "internal".to_owned())
}
