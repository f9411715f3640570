//! `POST /api/v1/session-requests/{id}/extend`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_domain::SignedDuration;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::Extension;
use deskside_domain::validity::Validity;
use deskside_protocol::session_requests::{ExtendSessionRequestBody, SessionRequestBody};

use super::bodies;
use super::ways_in::WaysIn;
use crate::HttpConfig;
use crate::extract::{Body, Id, SignedIn};
use crate::problem::Problem;

/// Extends the validity, of live and expired requests alike.
#[utoipa::path(
    post, path = "/api/v1/session-requests/{id}/extend", operation_id = "extendSessionRequest", tag = "session-requests",
    params(("id" = Uuid, Path, description = "The request.")),
    request_body = ExtendSessionRequestBody,
    responses((status = 200, description = "The request as it is now.", body = SessionRequestBody)),
)]
pub(crate) async fn extend_session_request(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    Body(body): Body<ExtendSessionRequestBody>,
) -> Result<Json<SessionRequestBody>, Problem> {
    let seen = app.extend_session_request(&by.0, SessionRequestId(id), extension("", &body)?).await?;
    Ok(Json(bodies::request(seen, WaysIn::of(&by.0), &config.public_url)))
}

/// `prefix` stands before the fields' names, where the extension is a part of a body.
pub(crate) fn extension(prefix: &str, body: &ExtendSessionRequestBody) -> Result<Extension, Problem> {
    match body {
        ExtendSessionRequestBody::Until { at } => Ok(Extension::Until(*at)),
        ExtendSessionRequestBody::By { seconds } => Validity::from_seconds(i64::from(*seconds))
            .map(|longer| Extension::By(SignedDuration::from_secs(longer.as_seconds())))
            .ok_or_else(|| {
                Problem::out_of_range(&format!("{prefix}seconds"), "must lie between 300 and 7776000")
            }),
    }
}
