//! Serving connections until the server is told to stop, with a limit on how long a caller may keep one waiting.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt as _;

use crate::{HttpState, router};

/// How long a caller may take for the head of a request, also of the next one on the same connection.
const HEAD: Duration = Duration::from_secs(30);
/// How many connections there are at once: room for ten thousand waiting remote users and their agents. Others
/// wait in the system's queue.
const CONNECTIONS: usize = 16_384;
/// How long to wait when the system gives no connection, which passes when one is closed.
const AGAIN: Duration = Duration::from_millis(200);

/// Serves `listener` until the state's token is cancelled and the requests under way are answered.
pub async fn serve(listener: TcpListener, state: HttpState) -> io::Result<()> {
    let stopping = state.stopping.clone();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let connections = TaskTracker::new();
    let router = router(state);
    while let Some((stream, caller, place)) = tokio::select! {
        () = stopping.cancelled() => None,
        accepted = accept(&listener, &places) => accepted,
    } {
        connections.spawn(attend(stream, caller, router.clone(), stopping.clone(), place));
    }
    connections.close();
    connections.wait().await;
    Ok(())
}

/// Answers one caller's requests. A connection that became a socket leaves its place to others.
async fn attend(
    stream: TcpStream,
    caller: SocketAddr,
    router: Router,
    stopping: CancellationToken,
    _place: OwnedSemaphorePermit,
) {
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), service_fn(answer_with(router, caller)))
        .with_upgrades();
    let mut connection = pin!(connection);
    // A caller who breaks off is no concern of ours.
    let _broken_off = tokio::select! {
        done = connection.as_mut() => done,
        () = stopping.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
}

/// The next caller, with a place among the connections; none only when there will never be one again.
async fn accept(
    listener: &TcpListener,
    connections: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = connections.clone().acquire_owned().await.ok()?;
    loop {
        match listener.accept().await {
            Ok((stream, caller)) => {
                // Small messages must not wait for more to come.
                let _best_effort = stream.set_nodelay(true);
                return Some((stream, caller, place));
            }
            Err(error) => {
                tracing::warn!(%error, "no connection could be taken");
                let _pause = timeout(AGAIN, std::future::pending::<()>()).await;
            }
        }
    }
}

type Answer = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

fn answer_with(router: Router, caller: SocketAddr) -> impl Fn(hyper::Request<Incoming>) -> Answer {
    move |request| {
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(caller));
        Box::pin(router.clone().oneshot(request))
    }
}
