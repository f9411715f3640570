//! Serving connections until the server is told to stop.

use std::io;
use std::net::SocketAddr;

use tokio::net::TcpListener;

use crate::{HttpState, router};

/// Serves `listener` until the state's token is cancelled and the requests under way are answered.
pub async fn serve(listener: TcpListener, state: HttpState) -> io::Result<()> {
    let stopping = state.stopping.clone();
    let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(async move { stopping.cancelled().await }).await
}
