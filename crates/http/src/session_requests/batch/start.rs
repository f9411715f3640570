//! `POST /api/v1/session-requests/batch`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::App;
use deskside_protocol::session_requests::{BatchBody, StartBatchBody};

use crate::extract::{Body, SignedIn};
use crate::problem::Problem;

/// Starts one action over many requests. It goes on after the answer; read how far it is at its id.
#[utoipa::path(
    post, path = "/api/v1/session-requests/batch", operation_id = "startBatch", tag = "session-requests",
    request_body = StartBatchBody,
    responses((status = 202, description = "The batch, on its way.", body = BatchBody)),
)]
pub(crate) async fn start_batch(
    by: SignedIn,
    State(app): State<App>,
    Body(body): Body<StartBatchBody>,
) -> Result<(StatusCode, Json<BatchBody>), Problem> {
    let (action, selection) = super::wanted(body)?;
    let seen = app.start_batch(&by.0, action, selection).await?;
    Ok((StatusCode::ACCEPTED, Json(super::batch(seen))))
}
