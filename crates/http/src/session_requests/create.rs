//! `POST /api/v1/session-requests`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::App;
use deskside_app::session_requests::NewRequest;
use deskside_domain::organisation::Organisation;
use deskside_domain::text::{EmailAddress, MessageText, Notes, PersonName, Reference};
use deskside_protocol::session_requests::{CreateSessionRequestBody, SessionRequestBody};

use super::ways_in::WaysIn;
use super::{bodies, fill_in};
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
    let organisation = app.organisation(&by.0).await?;
    let new = new_request(&body, &organisation)?;
    let seen = app.create_session_request(&by.0, new, &organisation).await?;
    Ok((StatusCode::CREATED, Json(bodies::request(seen, WaysIn::of(&by.0), &config.public_url))))
}

pub(super) fn new_request(
    body: &CreateSessionRequestBody,
    organisation: &Organisation,
) -> Result<NewRequest, Problem> {
    let mut fields = Fields::default();
    let user_name = fields.take("user_name", PersonName::parse(&body.user_name));
    let user_email =
        fields.take("user_email", EmailAddress::parse_optional(body.user_email.as_deref())).flatten();
    let message = fields.take("message", MessageText::parse_optional(body.message.as_deref())).flatten();
    let notes = fields.take("notes", Notes::parse_optional(body.notes.as_deref())).flatten();
    let reference = fields.take("reference", Reference::parse_optional(body.reference.as_deref())).flatten();
    let validity = fill_in::validity(&mut fields, "", body.validity_seconds, organisation.longest_validity);
    let schedule = match &body.schedule {
        None => None,
        Some(input) => fill_in::schedule(&mut fields, "schedule.", input, organisation),
    };
    let custom = fill_in::custom(&mut fields, &body.custom_fields, &organisation.custom_fields);
    let updates = fill_in::updates(body.send_updates.unwrap_or(false));
    if !updates.fit(user_email.as_ref()) {
        fields.malformed("send_updates", "needs an email address");
    }
    let new = user_name.map(|user_name| NewRequest {
        user_name,
        user_email,
        updates,
        language: body.language.map(fill_in::language),
        message,
        notes,
        assign_to: fill_in::assign_to(body.assign_to),
        validity,
        schedule,
        asks: body.asks.as_deref().map(fill_in::asks),
        reference,
        custom: custom.into_iter().filter_map(|(id, value)| Some((id, value?))).collect(),
    });
    fields.finish(new)
}
