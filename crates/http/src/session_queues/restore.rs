//! `POST /api/v1/session-queues/{id}/restore`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_domain::ids::QueueId;
use deskside_protocol::session_queues::SessionQueueBody;

use super::bodies;
use crate::HttpConfig;
use crate::extract::{Id, SignedIn};
use crate::problem::Problem;

/// Takes an archived queue into use again.
#[utoipa::path(
    post, path = "/api/v1/session-queues/{id}/restore", operation_id = "restoreSessionQueue", tag = "session-queues",
    params(("id" = Uuid, Path, description = "The queue.")),
    responses((status = 200, description = "The queue as it is now.", body = SessionQueueBody)),
)]
pub(crate) async fn restore_session_queue(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
) -> Result<Json<SessionQueueBody>, Problem> {
    let queue = app.restore_session_queue(&by.0, QueueId(id)).await?;
    Ok(Json(bodies::queue(&queue, &config.public_url)))
}
