//! `GET /api/v1/session-queues`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_protocol::session_queues::{ListSessionQueuesQuery, SessionQueueListBody};

use super::bodies;
use crate::HttpConfig;
use crate::extract::{Query, SignedIn};
use crate::problem::Problem;

/// All queues in use by name, and the archived ones after them if they are asked for.
#[utoipa::path(
    get, path = "/api/v1/session-queues", operation_id = "listSessionQueues", tag = "session-queues",
    params(ListSessionQueuesQuery),
    responses((status = 200, description = "The queues.", body = SessionQueueListBody)),
)]
pub(crate) async fn list_session_queues(
    by: SignedIn,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    Query(query): Query<ListSessionQueuesQuery>,
) -> Result<Json<SessionQueueListBody>, Problem> {
    let in_use = app.session_queues(&by.0).await?;
    let archived = if query.archived { app.archived_session_queues(&by.0).await? } else { Vec::new() };
    let items =
        in_use.iter().chain(&archived).map(|queue| bodies::queue(queue, &config.public_url)).collect();
    Ok(Json(SessionQueueListBody { items }))
}
