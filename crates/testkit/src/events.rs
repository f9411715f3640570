//! One end of a stream of server-sent events.

use std::time::Duration;

use reqwest::Response;
use serde_json::Value;
use tokio::time::timeout;

/// Long enough for a busy machine; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// One end of a stream of server-sent events.
#[derive(Debug)]
pub struct Events {
    response: Response,
    unread: String,
}

impl Events {
    pub(crate) fn new(response: Response) -> Self {
        Self { response, unread: String::new() }
    }

    /// The data of the next event; none when the stream has ended. Beats are passed over.
    pub async fn next(&mut self) -> Option<Value> {
        loop {
            if let Some(end) = self.unread.find("\n\n") {
                let event: String = self.unread.drain(..end + 2).collect();
                let data = event.lines().find_map(|line| line.strip_prefix("data: ")).unwrap_or("null");
                let data: Value = serde_json::from_str(data).unwrap();
                if data["kind"] == "beat" {
                    continue;
                }
                return Some(data);
            }
            let chunk = timeout(PATIENCE, self.response.chunk()).await.unwrap().unwrap()?;
            self.unread.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }
}
