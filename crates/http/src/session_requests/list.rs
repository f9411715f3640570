//! `GET /api/v1/session-requests`

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_app::session_requests::{Cursor, PageQuery};
use deskside_domain::status::Status;
use deskside_protocol::problem::ProblemCode;
use deskside_protocol::session_requests::{ListSessionRequestsQuery, SessionRequestPageBody};

use super::bodies;
use crate::HttpConfig;
use crate::extract::{Query, SignedIn};
use crate::problem::{Fields, Problem};

const DEFAULT_LIMIT: u32 = 50;
const LARGEST_LIMIT: u32 = 200;

/// A page of session requests, the newest number first.
#[utoipa::path(
    get, path = "/api/v1/session-requests", operation_id = "listSessionRequests", tag = "session-requests",
    params(ListSessionRequestsQuery),
    responses((status = 200, description = "One page.", body = SessionRequestPageBody)),
)]
pub(crate) async fn list_session_requests(
    by: SignedIn,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    Query(query): Query<ListSessionRequestsQuery>,
) -> Result<Json<SessionRequestPageBody>, Problem> {
    let (seen, next) = app.session_requests(&by.0, &page_query(&query)?).await?;
    let items = seen.into_iter().map(|seen| bodies::request(seen, &config.public_url)).collect();
    Ok(Json(SessionRequestPageBody { items, next: next.map(Cursor::to_text) }))
}

fn page_query(query: &ListSessionRequestsQuery) -> Result<PageQuery, Problem> {
    let after = query.cursor.as_deref().map(Cursor::parse).transpose()?;
    let limit = limit(query.limit)?;
    let statuses = query.status.as_deref().map(statuses).transpose()?.unwrap_or_default();
    Ok(PageQuery { statuses, after, limit })
}

/// How many items a page may have.
pub(super) fn limit(asked: Option<u32>) -> Result<u64, Problem> {
    let limit = asked.unwrap_or(DEFAULT_LIMIT);
    if (1..=LARGEST_LIMIT).contains(&limit) {
        return Ok(u64::from(limit));
    }
    let mut fields = Fields::default();
    fields.out_of_range("limit", "must lie between 1 and 200");
    fields.finish(None)
}

fn statuses(text: &str) -> Result<BTreeSet<Status>, Problem> {
    text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(status).collect()
}

fn status(word: &str) -> Result<Status, Problem> {
    match word {
        "open" => Ok(Status::Open),
        "waiting" => Ok(Status::Waiting),
        "ready" => Ok(Status::Ready),
        "connected" => Ok(Status::Connected),
        "closed" => Ok(Status::Closed),
        "expired" => Ok(Status::Expired),
        _ => Err(Problem::new(
            ProblemCode::MalformedRequest,
            "status takes open, waiting, ready, connected, closed and expired, separated by commas.",
        )),
    }
}
