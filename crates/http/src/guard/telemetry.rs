//! One log line and one measurement for each request. Routes, never paths: a path holds a link's secret.

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use metrics::{counter, histogram};

use super::RequestId;
use crate::HttpState;

/// Logs and measures.
pub(crate) async fn telemetry(State(state): State<HttpState>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("(none)", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    let id = request.extensions().get::<RequestId>().map(ToString::to_string).unwrap_or_default();
    let begun = state.app.context().now();
    let response = next.run(request).await;
    let took = state.app.context().now().duration_since(begun);
    let status = response.status().as_u16();
    tracing::debug!(
        request.id = id,
        http.method = %method,
        http.route = route,
        http.status = status,
        took_ms = took.as_millis(),
        "answered a request"
    );
    let labels = [("method", known(&method).to_owned()), ("route", route), ("status", status.to_string())];
    histogram!("deskside_http_request_seconds", &labels[..2]).record(took.as_secs_f64());
    counter!("deskside_http_requests_total", &labels).increment(1);
    response
}

/// The method as a label. Invented ones must not make a series each.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PATCH => "PATCH",
        _ => "other",
    }
}
