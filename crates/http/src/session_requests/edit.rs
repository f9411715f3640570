//! `PATCH /api/v1/session-requests/{id}`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use deskside_app::App;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::organisation::Organisation;
use deskside_domain::session_request::Edit;
use deskside_domain::text::{EmailAddress, MessageText, Notes, PersonName, Reference, TextRefusal};
use deskside_protocol::problem::ProblemCode;
use deskside_protocol::session_requests::{EditSessionRequestBody, SessionRequestBody};

use super::ways_in::WaysIn;
use super::{bodies, fill_in};
use crate::HttpConfig;
use crate::extract::{Body, Id, SignedIn};
use crate::problem::{Fields, Problem};

/// Changes what a session request says.
#[utoipa::path(
    patch, path = "/api/v1/session-requests/{id}", operation_id = "editSessionRequest", tag = "session-requests",
    params(
        ("id" = Uuid, Path, description = "The request."),
        ("If-Match" = Option<String>, Header, description = "The version the edit starts from, in quotes; the same as `version`."),
    ),
    request_body = EditSessionRequestBody,
    responses((status = 200, description = "The request as it is now.", body = SessionRequestBody)),
)]
pub(crate) async fn edit_session_request(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    headers: HeaderMap,
    Body(body): Body<EditSessionRequestBody>,
) -> Result<Json<SessionRequestBody>, Problem> {
    let seen_version = body.version.or(if_match(&headers)?);
    let edit = edit(&body, seen_version, &app.organisation(&by.0).await?)?;
    let seen = app.edit_session_request(&by.0, SessionRequestId(id), edit).await?;
    Ok(Json(bodies::request(seen, WaysIn::of(&by.0), &config.public_url)))
}

/// The version in `If-Match` (RFC 9110 §13.1.1); `*` asks only that there is a request.
fn if_match(headers: &HeaderMap) -> Result<Option<i64>, Problem> {
    let Some(value) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let text = value.to_str().unwrap_or_default().trim();
    if text == "*" {
        return Ok(None);
    }
    let version =
        text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).and_then(|text| text.parse().ok());
    version.map(Some).ok_or_else(|| {
        Problem::new(ProblemCode::MalformedRequest, "If-Match takes one version in quotes: \"7\".")
    })
}

fn edit(
    body: &EditSessionRequestBody,
    seen_version: Option<i64>,
    organisation: &Organisation,
) -> Result<Edit, Problem> {
    let mut fields = Fields::default();
    let user_name = fields.take("user_name", body.user_name.as_deref().map(PersonName::parse).transpose());
    let user_email =
        fields.take("user_email", cleared(body.user_email.as_deref(), EmailAddress::parse_optional));
    let message = fields.take("message", cleared(body.message.as_deref(), MessageText::parse_optional));
    let notes = fields.take("notes", cleared(body.notes.as_deref(), Notes::parse_optional));
    let reference = fields.take("reference", cleared(body.reference.as_deref(), Reference::parse_optional));
    let edit = Edit {
        seen_version,
        user_name: user_name.flatten(),
        user_email: user_email.flatten(),
        updates: body.send_updates.map(fill_in::updates),
        language: body.language.map(fill_in::language),
        message: message.flatten(),
        notes: notes.flatten(),
        asks: body.asks.as_deref().map(fill_in::asks),
        reference: reference.flatten(),
        custom: fill_in::custom(&mut fields, &body.custom_fields, &organisation.custom_fields),
    };
    fields.finish(Some(edit))
}

/// A field that is there is set, or cleared by an empty text.
#[expect(clippy::option_option, reason = "left as it is, cleared, set")]
fn cleared<T>(
    field: Option<&str>,
    parse: impl FnOnce(Option<&str>) -> Result<Option<T>, TextRefusal>,
) -> Result<Option<Option<T>>, TextRefusal> {
    field.map(|text| parse(Some(text))).transpose()
}
