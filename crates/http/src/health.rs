//! `GET /healthz`, `/readyz` and `/metrics`, for probes.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use deskside_app::App;
use deskside_protocol::problem::ProblemCode;

use crate::HttpState;
use crate::problem::Problem;

/// The process runs.
pub(crate) async fn healthz() -> &'static str {
    "ok\n"
}

/// The process can do its work: the database answers.
pub(crate) async fn readyz(State(app): State<App>) -> Result<&'static str, Problem> {
    app.ready().await?;
    Ok("ready\n")
}

/// Metrics in the Prometheus text format, for callers on this machine that came without a proxy.
pub(crate) async fn metrics(
    State(state): State<HttpState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Response {
    let forwarded = headers.contains_key("x-forwarded-for") || headers.contains_key(header::FORWARDED);
    if forwarded || !peer.ip().to_canonical().is_loopback() {
        return Problem::new(ProblemCode::NotPermitted, "Metrics are read on the server itself.")
            .into_response();
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], state.metrics.render()).into_response()
}
