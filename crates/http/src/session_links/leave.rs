//! `POST /api/v1/session-links/{token}/leave`

use axum::extract::{Path, State};
use axum::http::StatusCode;
use deskside_app::App;
use deskside_signalling::CloseReason;

use crate::extract::Device;
use crate::problem::Problem;
use crate::rooms::Rooms;

/// Leaves: a live session ends, and the link is an invitation again.
#[utoipa::path(
    post, path = "/api/v1/session-links/{token}/leave", operation_id = "leaveSessionLink", tag = "session-links",
    params(("token" = String, Path, description = "The secret in the link.")),
    responses((status = 204, description = "Left.")),
)]
pub(crate) async fn leave_session_link(
    Path(token): Path<String>,
    Device(device): Device,
    State(app): State<App>,
    State(rooms): State<Rooms>,
) -> Result<StatusCode, Problem> {
    let guest = app.enter_as_guest(&token, device.as_deref()).await?;
    app.leave(&guest).await?;
    rooms.close(guest.request, CloseReason::GuestLeft).await;
    Ok(StatusCode::NO_CONTENT)
}
