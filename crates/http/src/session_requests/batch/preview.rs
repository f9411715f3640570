//! `POST /api/v1/session-requests/batch/preview`

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_app::batches::BatchPreview;
use deskside_protocol::session_requests::{BatchPreviewBody, StartBatchBody};

use crate::extract::{Body, SignedIn};
use crate::problem::Problem;

/// Says what an action over many requests would do now. Nothing is changed.
#[utoipa::path(
    post, path = "/api/v1/session-requests/batch/preview", operation_id = "previewBatch", tag = "session-requests",
    request_body = StartBatchBody,
    responses((status = 200, description = "What it would do.", body = BatchPreviewBody)),
)]
pub(crate) async fn preview_batch(
    by: SignedIn,
    State(app): State<App>,
    Body(body): Body<StartBatchBody>,
) -> Result<Json<BatchPreviewBody>, Problem> {
    let (action, selection) = super::wanted(body)?;
    Ok(Json(preview(app.preview_batch(&by.0, action, selection).await?)))
}

fn preview(preview: BatchPreview) -> BatchPreviewBody {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    BatchPreviewBody {
        total: count(preview.total),
        will_change: count(preview.will_change),
        refused: preview.refused.into_iter().map(super::refused).collect(),
    }
}
