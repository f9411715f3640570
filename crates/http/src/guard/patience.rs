//! How long a request may take to arrive. What is done with it then takes as long as it takes: its answer is the
//! handler's, and not that nothing happened.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use deskside_protocol::problem::ProblemCode;
use futures_util::stream::unfold;
use futures_util::{Stream, StreamExt as _};
use tokio::time::{Instant, timeout_at};

use crate::problem::Problem;

/// The largest body, 2 MiB, comes in this time at half a megabit a second. Whoever needs longer keeps a place that
/// others need.
const PATIENCE: Duration = Duration::from_secs(30);

/// Gives up a request whose body does not come to its end.
pub(crate) async fn patience(request: Request, next: Next) -> Response {
    let too_slow = Arc::new(AtomicBool::new(false));
    let seen = too_slow.clone();
    let request = request.map(|body| Body::from_stream(hurried(body, PATIENCE, too_slow)));
    let response = next.run(request).await;
    if seen.load(Ordering::Relaxed) {
        // Whoever was reading the body has refused it, without knowing why it broke off.
        let detail = "Send the whole request within half a minute.";
        return Problem::new(ProblemCode::TooSlow, detail).into_response();
    }
    response
}

/// The body, which breaks off when its time is up.
fn hurried(
    body: Body,
    patience: Duration,
    too_slow: Arc<AtomicBool>,
) -> impl Stream<Item = Result<Bytes, io::Error>> {
    let until = Instant::now() + patience;
    unfold((body.into_data_stream(), too_slow), move |(mut body, too_slow)| async move {
        let some = match timeout_at(until, body.next()).await {
            Ok(some) => some?.map_err(io::Error::other),
            Err(_elapsed) => {
                too_slow.store(true, Ordering::Relaxed);
                Err(io::ErrorKind::TimedOut.into())
            }
        };
        Some((some, (body, too_slow)))
    })
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use futures_util::stream::{once, pending};

    use super::*;

    const NO_TIME: Duration = Duration::from_millis(20);

    #[tokio::test]
    async fn a_body_that_does_not_end_breaks_off_when_its_time_is_up() {
        let too_slow = Arc::new(AtomicBool::new(false));
        let begun = once(async { Ok::<_, io::Error>(Bytes::from("{")) });
        let body = Body::from_stream(begun.chain(pending()));

        let read = to_bytes(Body::from_stream(hurried(body, NO_TIME, too_slow.clone())), 10).await;

        assert!(read.is_err());
        assert!(too_slow.load(Ordering::Relaxed));
    }

    #[tokio::test]
    async fn a_body_that_arrives_is_as_it_was_sent() {
        let too_slow = Arc::new(AtomicBool::new(false));

        let body = Body::from_stream(hurried(Body::from("{}"), NO_TIME, too_slow.clone()));

        assert_eq!(to_bytes(body, 10).await.unwrap(), "{}");
        assert!(!too_slow.load(Ordering::Relaxed));
    }
}
