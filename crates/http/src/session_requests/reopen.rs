//! `POST /api/v1/session-requests/{id}/reopen`

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

/// Reopens a closed session request under the same link.
#[utoipa::path(
    post, path = "/api/v1/session-requests/{id}/reopen", operation_id = "reopenSessionRequest", tag = "session-requests",
    params(("id" = Uuid, Path, description = "The request.")),
    responses((status = 200, description = "The request as it is now.", body = SessionRequestBody)),
)]
pub(crate) async fn reopen_session_request(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
) -> Result<Json<SessionRequestBody>, Problem> {
    let seen = app.reopen_session_request(&by.0, SessionRequestId(id)).await?;
    Ok(Json(bodies::request(seen, WaysIn::of(&by.0), &config.public_url)))
}
