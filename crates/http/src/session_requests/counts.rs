//! `GET /api/v1/session-requests/counts`

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_app::session_requests::StatusCounts;
use deskside_domain::status::Status;
use deskside_protocol::session_requests::{FilterQuery, StatusCountsBody};

use super::filter;
use crate::extract::{Query, SignedIn};
use crate::problem::{Fields, Problem};

/// How many requests there are of each status among those that match, whatever statuses the filter names.
#[utoipa::path(
    get, path = "/api/v1/session-requests/counts", operation_id = "countSessionRequests", tag = "session-requests",
    params(FilterQuery),
    responses((status = 200, description = "The counts; each stops at `most`.", body = StatusCountsBody)),
)]
pub(crate) async fn count_session_requests(
    by: SignedIn,
    State(app): State<App>,
    Query(query): Query<FilterQuery>,
) -> Result<Json<StatusCountsBody>, Problem> {
    let mut fields = Fields::default();
    let filter = filter::filter(&mut fields, "", &query);
    let filter = fields.finish(Some(filter))?;
    Ok(Json(body(&app.count_session_requests(&by.0, &filter).await?)))
}

fn body(counts: &StatusCounts) -> StatusCountsBody {
    let count = |status| counts.of.get(&status).copied().unwrap_or_default();
    StatusCountsBody {
        open: count(Status::Open),
        waiting: count(Status::Waiting),
        ready: count(Status::Ready),
        connected: count(Status::Connected),
        closed: count(Status::Closed),
        expired: count(Status::Expired),
        most: counts.most,
    }
}
