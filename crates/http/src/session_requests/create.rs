//! `POST /api/v1/session-requests`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::session_requests::NewRequest;
use deskside_app::{Actor, App};
use deskside_domain::assignment::Assignment;
use deskside_domain::text::{EmailAddress, MessageText, Notes, PersonName};
use deskside_domain::validity::Validity;
use deskside_protocol::session_requests::{AssignTo, CreateSessionRequestBody, SessionRequestBody};

use super::bodies;
use crate::HttpConfig;
use crate::extract::{Body, SignedIn};
use crate::problem::{Fields, Problem};

/// Creates a session request with its link and join code.
#[utoipa::path(
    post, path = "/api/v1/session-requests", operation_id = "createSessionRequest", tag = "session-requests",
    request_body = CreateSessionRequestBody,
    responses((status = 201, description = "The new request.", body = SessionRequestBody)),
)]
pub(crate) async fn create_session_request(
    by: SignedIn,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    Body(body): Body<CreateSessionRequestBody>,
) -> Result<(StatusCode, Json<SessionRequestBody>), Problem> {
    let seen = app.create_session_request(&by.0, new_request(&by.0, &body)?).await?;
    Ok((StatusCode::CREATED, Json(bodies::request(seen, &config.public_url))))
}

fn new_request(by: &Actor, body: &CreateSessionRequestBody) -> Result<NewRequest, Problem> {
    let mut fields = Fields::default();
    let user_name = fields.take("user_name", PersonName::parse(&body.user_name));
    let user_email = fields.take("user_email", EmailAddress::parse_optional(body.user_email.as_deref()));
    let message = fields.take("message", MessageText::parse_optional(body.message.as_deref()));
    let notes = fields.take("notes", Notes::parse_optional(body.notes.as_deref()));
    let validity = match body.validity_seconds {
        None => Some(Validity::DEFAULT),
        Some(seconds) => Validity::from_seconds(i64::from(seconds)),
    };
    if validity.is_none() {
        fields.out_of_range("validity_seconds", "must lie between five minutes and ninety days");
    }
    let assignment = match body.assign_to {
        AssignTo::Unassigned => Assignment::Unassigned,
        AssignTo::Myself => App::assigned_to_myself(by),
    };
    let new = user_name.zip(user_email).zip(message).zip(notes).zip(validity).map(
        |((((user_name, user_email), message), notes), validity)| NewRequest {
            user_name,
            user_email,
            message,
            notes,
            assignment,
            validity,
            scheduled_for: body.scheduled_for,
        },
    );
    fields.finish(new)
}
