//! `GET /api/v1/session-requests/{id}`

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

/// One session request.
#[utoipa::path(
    get, path = "/api/v1/session-requests/{id}", operation_id = "getSessionRequest", tag = "session-requests",
    params(("id" = Uuid, Path, description = "The request.")),
    responses((status = 200, description = "The request as it is now.", body = SessionRequestBody)),
)]
pub(crate) async fn get_session_request(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
) -> Result<Json<SessionRequestBody>, Problem> {
    let seen = app.session_request(&by.0, SessionRequestId(id)).await?;
    Ok(Json(bodies::request(seen, WaysIn::of(&by.0), &config.public_url)))
}
