//! `POST /api/v1/session-requests/{id}/connect`

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_domain::ids::SessionRequestId;
use deskside_protocol::session_requests::ConnectedBody;

use super::bodies;
use crate::extract::{Id, InPerson};
use crate::problem::Problem;
use crate::rooms::Rooms;

/// Begins a session with a remote user who has granted access. An unassigned request goes to the agent.
#[utoipa::path(
    post, path = "/api/v1/session-requests/{id}/connect", operation_id = "connectSession",
    tag = "session-requests",
    params(("id" = Uuid, Path, description = "The request.")),
    responses((status = 200, description = "The session to attach to.", body = ConnectedBody)),
)]
pub(crate) async fn connect_session(
    by: InPerson,
    Id(id): Id,
    State(app): State<App>,
    State(rooms): State<Rooms>,
) -> Result<Json<ConnectedBody>, Problem> {
    let live = app.connect(&by.0, SessionRequestId(id)).await?;
    let session = bodies::live_session(&live);
    rooms.session_opened(SessionRequestId(id), session.clone()).await;
    Ok(Json(ConnectedBody { session }))
}
