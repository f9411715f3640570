//! A number for each request, so that a refusal can be found in the log.

use std::fmt;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use crate::HttpState;

/// The request's id.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestId(u64);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Gives the request its id, and the answer the same.
pub(crate) async fn request_id(State(state): State<HttpState>, mut request: Request, next: Next) -> Response {
    let id = RequestId(u64::from_be_bytes(state.app.context().random()));
    request.extensions_mut().insert(id);
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::try_from(id.to_string()) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}
