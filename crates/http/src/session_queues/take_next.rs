//! `POST /api/v1/session-queues/{id}/take-next`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_domain::ids::QueueId;
use deskside_protocol::session_requests::SessionRequestBody;

use crate::HttpConfig;
use crate::extract::{Id, SignedIn};
use crate::problem::Problem;
use crate::session_requests::bodies;
use crate::session_requests::ways_in::WaysIn;

/// Takes over whoever has waited longest. Agents who do so at once get different requests.
#[utoipa::path(
    post, path = "/api/v1/session-queues/{id}/take-next", operation_id = "takeNext", tag = "session-queues",
    params(("id" = Uuid, Path, description = "The queue.")),
    responses((status = 200, description = "The request that was taken.", body = SessionRequestBody)),
)]
pub(crate) async fn take_next(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
) -> Result<Json<SessionRequestBody>, Problem> {
    let seen = app.take_next(&by.0, QueueId(id)).await?;
    Ok(Json(bodies::request(seen, WaysIn::of(&by.0), &config.public_url)))
}
