//! `GET /api/v1/session-links/{token}`

use axum::Json;
use axum::extract::{Path, State};
use deskside_app::App;
use deskside_protocol::links::LinkBody;

use super::body;
use crate::extract::Device;
use crate::problem::Problem;

/// What a session link leads to. Reading it changes nothing.
#[utoipa::path(
    get, path = "/api/v1/session-links/{token}", operation_id = "getSessionLink", tag = "session-links",
    params(("token" = String, Path, description = "The secret in the link.")),
    responses((status = 200, description = "What the link's page shows.", body = LinkBody)),
)]
pub(crate) async fn get_session_link(
    Path(token): Path<String>,
    Device(device): Device,
    State(app): State<App>,
) -> Result<Json<LinkBody>, Problem> {
    let link = app.link(&token, device.as_deref()).await?;
    Ok(Json(body(&link)))
}
