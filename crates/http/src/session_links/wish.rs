//! `POST /api/v1/session-links/{token}/wish`

use axum::Json;
use axum::extract::{Path, State};
use deskside_app::App;
use deskside_protocol::links::LinkBody;

use super::body;
use crate::extract::{CallerOf, Device};
use crate::problem::Problem;

/// Asks for more time on an expired link, or to reopen a closed one. Asking twice is asking once.
#[utoipa::path(
    post, path = "/api/v1/session-links/{token}/wish", operation_id = "wishOnLink", tag = "session-links",
    params(("token" = String, Path, description = "The secret in the link.")),
    responses((status = 200, description = "The agents see it.", body = LinkBody)),
)]
pub(crate) async fn wish_on_link(
    Path(token): Path<String>,
    Device(device): Device,
    State(app): State<App>,
    CallerOf(caller): CallerOf,
) -> Result<Json<LinkBody>, Problem> {
    let link = app.wish(&token, device.as_deref(), caller).await?;
    Ok(Json(body(&link)))
}
