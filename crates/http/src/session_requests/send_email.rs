//! `POST /api/v1/session-requests/{id}/send-email`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_domain::ids::SessionRequestId;
use deskside_protocol::session_requests::SessionRequestBody;

use super::bodies;
use super::ways_in::WaysIn;
use crate::HttpConfig;
use crate::extract::{Id, SignedIn};
use crate::problem::Problem;

/// Puts the invitation in the outbox once more.
#[utoipa::path(
    post, path = "/api/v1/session-requests/{id}/send-email", operation_id = "sendEmail", tag = "session-requests",
    params(("id" = Uuid, Path, description = "The request.")),
    responses((status = 200, description = "The request as it is now.", body = SessionRequestBody)),
)]
pub(crate) async fn send_email(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
) -> Result<Json<SessionRequestBody>, Problem> {
    let seen = app.resend_invitation(&by.0, SessionRequestId(id)).await?;
    Ok(Json(bodies::request(seen, WaysIn::of(&by.0), &config.public_url)))
}
