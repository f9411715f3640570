//! `POST /api/v1/session-queues/{id}/archive`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_domain::ids::QueueId;
use deskside_protocol::session_queues::{ArchiveSessionQueueBody, SessionQueueBody};

use super::bodies;
use crate::HttpConfig;
use crate::extract::{Id, OptionalBody, SignedIn};
use crate::problem::Problem;
use crate::session_requests::fill_in;

/// Takes a queue out of use; what waits in it goes where the body says.
#[utoipa::path(
    post, path = "/api/v1/session-queues/{id}/archive", operation_id = "archiveSessionQueue", tag = "session-queues",
    params(("id" = Uuid, Path, description = "The queue.")),
    request_body(content = Option<ArchiveSessionQueueBody>, description = "May be left out when the queue is empty."),
    responses((status = 200, description = "The queue as it is now.", body = SessionQueueBody)),
)]
pub(crate) async fn archive_session_queue(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    OptionalBody(body): OptionalBody<ArchiveSessionQueueBody>,
) -> Result<Json<SessionQueueBody>, Problem> {
    let move_to = body.move_to.map(fill_in::assign_to);
    let queue = app.archive_session_queue(&by.0, QueueId(id), move_to).await?;
    Ok(Json(bodies::queue(&queue, &config.public_url)))
}
