//! Who serves a queue: `…/session-queues/{id}/subscribers` and `…/subscribers/{member}`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_domain::ids::{MemberId, QueueId};
use deskside_protocol::session_queues::{SessionQueueBody, SubscriberListBody};

use super::bodies;
use crate::HttpConfig;
use crate::extract::{Id, IdInId, SignedIn};
use crate::problem::Problem;

/// Who serves the queue, by name.
#[utoipa::path(
    get, path = "/api/v1/session-queues/{id}/subscribers", operation_id = "listSubscribers", tag = "session-queues",
    params(("id" = Uuid, Path, description = "The queue.")),
    responses((status = 200, description = "The subscribers.", body = SubscriberListBody)),
)]
pub(crate) async fn list_subscribers(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
) -> Result<Json<SubscriberListBody>, Problem> {
    let queue = app.session_queue(&by.0, QueueId(id)).await?;
    Ok(Json(SubscriberListBody { items: queue.subscribers.iter().map(bodies::subscriber).collect() }))
}

/// The member serves the queue from now on. Doing it twice is doing it once.
#[utoipa::path(
    put, path = "/api/v1/session-queues/{id}/subscribers/{member}", operation_id = "subscribe", tag = "session-queues",
    params(
        ("id" = Uuid, Path, description = "The queue."),
        ("member" = Uuid, Path, description = "The member."),
    ),
    responses((status = 200, description = "The queue as it is now.", body = SessionQueueBody)),
)]
pub(crate) async fn subscribe(
    by: SignedIn,
    IdInId(id, member): IdInId,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
) -> Result<Json<SessionQueueBody>, Problem> {
    let queue = app.subscribe(&by.0, QueueId(id), MemberId(member)).await?;
    Ok(Json(bodies::queue(&queue, &config.public_url)))
}

/// The member serves the queue no more. What they have taken over stays theirs.
#[utoipa::path(
    delete, path = "/api/v1/session-queues/{id}/subscribers/{member}", operation_id = "unsubscribe",
    tag = "session-queues",
    params(
        ("id" = Uuid, Path, description = "The queue."),
        ("member" = Uuid, Path, description = "The member."),
    ),
    responses((status = 200, description = "The queue as it is now.", body = SessionQueueBody)),
)]
pub(crate) async fn unsubscribe(
    by: SignedIn,
    IdInId(id, member): IdInId,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
) -> Result<Json<SessionQueueBody>, Problem> {
    let queue = app.unsubscribe(&by.0, QueueId(id), MemberId(member)).await?;
    Ok(Json(bodies::queue(&queue, &config.public_url)))
}
