//! Carries batches out beside the answers, and closes the rooms of the requests they close.

use std::time::Duration;

use deskside_signalling::CloseReason;
use tokio::time::timeout;

use crate::HttpState;

/// How often it is looked for batches that another server has left behind.
const LOOK: Duration = Duration::from_secs(3);

/// Works on batches until the state's token is cancelled.
pub async fn work_on_batches(state: HttpState) {
    let stopping = state.stopping.clone();
    tokio::select! {
        // What was begun and not kept is begun again by whoever comes next.
        () = stopping.cancelled() => {}
        () = work(state) => {}
    }
}

async fn work(state: HttpState) {
    loop {
        match state.app.work_on_batches().await {
            Ok(Some(closed)) => {
                for request in closed {
                    state.rooms.close(request, CloseReason::RequestClosed).await;
                }
                continue;
            }
            Ok(None) => {}
            Err(error) => tracing::error!(error = %error, "a batch does not go on; it is tried again"),
        }
        let _started_or_time_to_look = timeout(LOOK, state.app.batch_started()).await;
    }
}
