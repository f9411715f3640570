//! `GET /api/v1/session-requests/batch/{id}`

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_domain::ids::BatchId;
use deskside_protocol::session_requests::BatchBody;

use crate::extract::{Id, SignedIn};
use crate::problem::Problem;

/// How far an action over many requests has come.
#[utoipa::path(
    get, path = "/api/v1/session-requests/batch/{id}", operation_id = "getBatch", tag = "session-requests",
    params(("id" = Uuid, Path, description = "The batch.")),
    responses((status = 200, description = "The batch as it is now.", body = BatchBody)),
)]
pub(crate) async fn get_batch(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
) -> Result<Json<BatchBody>, Problem> {
    Ok(Json(super::batch(app.batch(&by.0, BatchId(id)).await?)))
}
