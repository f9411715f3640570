//! `GET /api/v1/session-requests`

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use deskside_app::App;
use deskside_app::session_requests::{Cursor, RequestFilter, Sort};
use deskside_protocol::session_requests::{ListSessionRequestsQuery, SessionRequestPageBody, SortOrder};

use super::filter;
use super::ways_in::WaysIn;
use super::written::Written;
use crate::HttpConfig;
use crate::extract::{Query, SignedIn};
use crate::problem::{Fields, Problem};

const DEFAULT_LIMIT: u32 = 50;
const LARGEST_LIMIT: u32 = 200;

/// A page of session requests.
#[utoipa::path(
    get, path = "/api/v1/session-requests", operation_id = "listSessionRequests", tag = "session-requests",
    params(ListSessionRequestsQuery),
    responses((status = 200, description = "One page.", body = SessionRequestPageBody)),
)]
pub(crate) async fn list_session_requests(
    by: SignedIn,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    State(written): State<Arc<Written>>,
    Query(query): Query<ListSessionRequestsQuery>,
) -> Result<Response, Problem> {
    let (filter, sort, page) = read(&query)?;
    let (seen, next) = app.session_requests(&by.0, &filter, sort, page).await?;
    let next = next.map(Cursor::to_text);
    let page = written.page(seen, next.as_deref(), (WaysIn::of(&by.0), &config.public_url));
    let page = page.map_err(|error| Problem::unavailable(&error))?;
    Ok(([(CONTENT_TYPE, HeaderValue::from_static("application/json"))], page).into_response())
}

type Page = (Option<Cursor>, u64);

fn read(query: &ListSessionRequestsQuery) -> Result<(RequestFilter, Sort, Page), Problem> {
    let sort = sort(query.sort.unwrap_or_default());
    let cursor = query.cursor.as_deref().map(|text| Cursor::parse(text, sort)).transpose()?;
    let mut fields = Fields::default();
    let filter = filter::filter(&mut fields, "", &query.filter());
    let filter = fields.finish(Some(filter))?;
    Ok((filter, sort, (cursor, limit(query.limit)?)))
}

/// How many items a page may have.
pub(crate) fn limit(asked: Option<u32>) -> Result<u64, Problem> {
    let limit = asked.unwrap_or(DEFAULT_LIMIT);
    if (1..=LARGEST_LIMIT).contains(&limit) {
        return Ok(u64::from(limit));
    }
    Err(Problem::out_of_range("limit", "must lie between 1 and 200"))
}

pub(super) fn sort(order: SortOrder) -> Sort {
    match order {
        SortOrder::Newest => Sort::Newest,
        SortOrder::Oldest => Sort::Oldest,
        SortOrder::Attention => Sort::Attention,
        SortOrder::Waiting => Sort::Waiting,
        SortOrder::Scheduled => Sort::Scheduled,
        SortOrder::Expires => Sort::Expires,
        SortOrder::Changed => Sort::Changed,
    }
}
