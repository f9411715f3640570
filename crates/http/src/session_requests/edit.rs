//! `PATCH /api/v1/session-requests/{id}`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::Edit;
use deskside_domain::text::{EmailAddress, MessageText, Notes, PersonName, TextRefusal};
use deskside_protocol::session_requests::{EditSessionRequestBody, SessionRequestBody};

use super::bodies;
use crate::HttpConfig;
use crate::extract::{Body, Id, SignedIn};
use crate::problem::{Fields, Problem};

/// Changes what a session request says.
#[utoipa::path(
    patch, path = "/api/v1/session-requests/{id}", operation_id = "editSessionRequest", tag = "session-requests",
    params(("id" = Uuid, Path, description = "The request.")),
    request_body = EditSessionRequestBody,
    responses((status = 200, description = "The request as it is now.", body = SessionRequestBody)),
)]
pub(crate) async fn edit_session_request(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    Body(body): Body<EditSessionRequestBody>,
) -> Result<Json<SessionRequestBody>, Problem> {
    let seen = app.edit_session_request(&by.0, SessionRequestId(id), edit(&body)?).await?;
    Ok(Json(bodies::request(seen, &config.public_url)))
}

fn edit(body: &EditSessionRequestBody) -> Result<Edit, Problem> {
    let mut fields = Fields::default();
    let user_name = fields.take("user_name", body.user_name.as_deref().map(PersonName::parse).transpose());
    let user_email =
        fields.take("user_email", cleared(body.user_email.as_deref(), EmailAddress::parse_optional));
    let message = fields.take("message", cleared(body.message.as_deref(), MessageText::parse_optional));
    let notes = fields.take("notes", cleared(body.notes.as_deref(), Notes::parse_optional));
    let edit = user_name.zip(user_email).zip(message).zip(notes).map(
        |(((user_name, user_email), message), notes)| Edit {
            seen_version: body.version,
            user_name,
            user_email,
            message,
            notes,
        },
    );
    fields.finish(edit)
}

/// A field that is there is set, or cleared by an empty text.
#[expect(clippy::option_option, reason = "left as it is, cleared, set")]
fn cleared<T>(
    field: Option<&str>,
    parse: impl FnOnce(Option<&str>) -> Result<Option<T>, TextRefusal>,
) -> Result<Option<Option<T>>, TextRefusal> {
    field.map(|text| parse(Some(text))).transpose()
}
