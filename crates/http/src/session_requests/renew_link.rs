//! `POST /api/v1/session-requests/{id}/new-link`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_domain::ids::SessionRequestId;
use deskside_protocol::session_requests::SessionRequestBody;
use deskside_signalling::CloseReason;

use super::bodies;
use super::ways_in::WaysIn;
use crate::HttpConfig;
use crate::extract::{Id, SignedIn};
use crate::problem::Problem;
use crate::rooms::Rooms;

/// Voids the link and its code, and gives new ones. Who joined by them is sent away.
#[utoipa::path(
    post, path = "/api/v1/session-requests/{id}/new-link", operation_id = "renewLink", tag = "session-requests",
    params(("id" = Uuid, Path, description = "The request.")),
    responses((status = 200, description = "The request as it is now.", body = SessionRequestBody)),
)]
pub(crate) async fn renew_link(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    State(rooms): State<Rooms>,
) -> Result<Json<SessionRequestBody>, Problem> {
    let seen = app.renew_link(&by.0, SessionRequestId(id)).await?;
    rooms.close(SessionRequestId(id), CloseReason::GuestReset).await;
    Ok(Json(bodies::request(seen, WaysIn::of(&by.0), &config.public_url)))
}
