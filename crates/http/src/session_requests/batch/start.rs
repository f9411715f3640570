//! `POST /api/v1/session-requests/batch`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::App;
use deskside_app::batches::BatchKey;
use deskside_domain::ids::BatchId;
use deskside_protocol::session_requests::{BatchBody, StartBatchBody};

use crate::extract::{KeyedBody, SignedIn};
use crate::problem::Problem;

/// Starts one action over many requests. It goes on after the answer; read how far it is at its id.
///
/// Whoever did not hear the answer sends the same again with the same `Idempotency-Key`, and hears of the same batch.
#[utoipa::path(
    post, path = "/api/v1/session-requests/batch", operation_id = "startBatch", tag = "session-requests",
    params(
        ("Idempotency-Key" = Option<Uuid>, Header, description = "Any UUID, another one for each action; it becomes the batch's id. As long as a batch is remembered, for 30 days, the same body with the same key starts nothing twice."),
    ),
    request_body = StartBatchBody,
    responses((status = 202, description = "The batch, on its way.", body = BatchBody)),
)]
pub(crate) async fn start_batch(
    by: SignedIn,
    State(app): State<App>,
    KeyedBody { body, key, content }: KeyedBody<StartBatchBody>,
) -> Result<(StatusCode, Json<BatchBody>), Problem> {
    let (action, selection) = super::wanted(body)?;
    let seen = match key {
        Some(key) => {
            let key = BatchKey::new(BatchId(key), &content);
            app.start_batch_once(&by.0, key, (action, selection)).await?
        }
        None => app.start_batch(&by.0, action, selection).await?,
    };
    Ok((StatusCode::ACCEPTED, Json(super::batch(seen))))
}
