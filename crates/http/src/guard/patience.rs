//! How long a request may take to arrive and to be answered. Streams and sockets have their answer at once.

use std::time::Duration;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use deskside_protocol::problem::ProblemCode;
use tokio::time::timeout;

use crate::problem::Problem;

/// A body has 64 KiB at most; whoever needs longer for it keeps a place that others need.
const PATIENCE: Duration = Duration::from_secs(30);

/// Gives up a request that does not come to its end.
pub(crate) async fn patience(request: Request, next: Next) -> Response {
    timeout(PATIENCE, next.run(request)).await.unwrap_or_else(|_elapsed| {
        Problem::new(ProblemCode::TooSlow, "Send the whole request within half a minute.").into_response()
    })
}
