//! Only the configured host is answered for, so that no link, cookie or cache entry is made for another.

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use deskside_protocol::problem::ProblemCode;

use crate::HttpState;
use crate::problem::Problem;

/// Probes ask by address, and their answers depend on nothing the caller sends.
const FOR_ANY_HOST: [&str; 3] = ["/healthz", "/readyz", "/metrics"];

/// Refuses requests for other hosts.
pub(crate) async fn known_host(State(state): State<HttpState>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
    let known = host.is_some_and(|host| host.eq_ignore_ascii_case(state.config.public_url.authority()));
    if known || FOR_ANY_HOST.contains(&request.uri().path()) {
        return next.run(request).await;
    }
    Problem::new(ProblemCode::UnknownHost, "Use the address under which this server is published.")
        .into_response()
}
