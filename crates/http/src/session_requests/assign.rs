//! `POST /api/v1/session-requests/{id}/assign`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_domain::ids::SessionRequestId;
use deskside_protocol::session_requests::{AssignToBody, SessionRequestBody};

use super::ways_in::WaysIn;
use super::{bodies, fill_in};
use crate::HttpConfig;
use crate::extract::{Body, Id, SignedIn};
use crate::problem::Problem;

/// Assigns a request, whoever had it.
#[utoipa::path(
    post, path = "/api/v1/session-requests/{id}/assign", operation_id = "assignSessionRequest", tag = "session-requests",
    params(("id" = Uuid, Path, description = "The request.")),
    request_body = AssignToBody,
    responses((status = 200, description = "The request as it is now.", body = SessionRequestBody)),
)]
pub(crate) async fn assign_session_request(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    Body(to): Body<AssignToBody>,
) -> Result<Json<SessionRequestBody>, Problem> {
    let seen = app.assign_session_request(&by.0, SessionRequestId(id), fill_in::assign_to(to)).await?;
    Ok(Json(bodies::request(seen, WaysIn::of(&by.0), &config.public_url)))
}
