//! `GET /api/v1/session-requests/{id}/history`

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_app::StoreError;
use deskside_domain::ids::SessionRequestId;
use deskside_protocol::session_requests::{HistoryBody, HistoryQuery};

use super::{bodies, list};
use crate::extract::{Id, Query, SignedIn};
use crate::problem::Problem;

/// What happened to a session request, the newest first.
#[utoipa::path(
    get, path = "/api/v1/session-requests/{id}/history", operation_id = "listHistory", tag = "session-requests",
    params(("id" = Uuid, Path, description = "The request."), HistoryQuery),
    responses((status = 200, description = "One page.", body = HistoryBody)),
)]
pub(crate) async fn list_history(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    Query(query): Query<HistoryQuery>,
) -> Result<Json<HistoryBody>, Problem> {
    let below = query.cursor.as_deref().map(below).transpose()?;
    let page = app.history(&by.0, SessionRequestId(id), below, list::limit(query.limit)?).await?;
    let items = page.rows.into_iter().map(bodies::history_event).collect();
    Ok(Json(HistoryBody { items, next: page.next.map(|version| format!("v{version}")) }))
}

/// The place before which a page of a chain begins.
pub(crate) fn below(cursor: &str) -> Result<i64, StoreError> {
    cursor.strip_prefix('v').and_then(|version| version.parse().ok()).ok_or(StoreError::BadCursor)
}
