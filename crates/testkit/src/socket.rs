//! One end of a signalling socket.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use reqwest::Url;
use serde_json::Value;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// Long enough for a busy machine; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// One end of a signalling socket.
#[derive(Debug)]
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

/// How a socket ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The close code, if there was one.
    pub code: Option<u16>,
}

impl Socket {
    pub(crate) async fn open(origin: &Url, path: &str, cookies: Option<&str>) -> Self {
        let address = format!("ws{}{path}", origin.as_str().trim_start_matches("http").trim_end_matches('/'));
        let mut request = address.into_client_request().unwrap();
        let headers = request.headers_mut();
        headers.insert("origin", origin.as_str().trim_end_matches('/').parse().unwrap());
        if let Some(cookies) = cookies {
            headers.insert("cookie", cookies.parse().unwrap());
        }
        Self(connect_async(request).await.unwrap().0)
    }

    /// Says something.
    pub async fn say(&mut self, message: &Value) {
        self.say_text(&message.to_string()).await;
    }

    /// Says something that need not be a message.
    pub async fn say_text(&mut self, text: &str) {
        self.0.send(Message::text(text)).await.unwrap();
    }

    /// Sends a binary frame.
    pub async fn say_bytes(&mut self, bytes: Vec<u8>) {
        self.0.send(Message::binary(bytes)).await.unwrap();
    }

    /// The next message; beats are passed over.
    pub async fn hear(&mut self) -> Value {
        loop {
            let message = self.hear_anything().await;
            if message["type"] != "beat" {
                return message;
            }
        }
    }

    /// The next message of this type; others are passed over.
    pub async fn hear_of(&mut self, kind: &str) -> Value {
        loop {
            let message = self.hear_anything().await;
            if message["type"] == kind {
                return message;
            }
        }
    }

    /// The end of the socket; messages before it are passed over.
    pub async fn end(&mut self) -> Ended {
        loop {
            if let Err(ended) = self.next().await {
                return ended;
            }
        }
    }

    async fn hear_anything(&mut self) -> Value {
        match self.next().await {
            Ok(message) => message,
            Err(ended) => panic!("the socket ended with {ended:?} instead of saying something"),
        }
    }

    async fn next(&mut self) -> Result<Value, Ended> {
        loop {
            match timeout(PATIENCE, self.0.next()).await.unwrap() {
                Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(frame))) => {
                    return Err(Ended { code: frame.map(|frame| frame.code.into()) });
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(Ended { code: None }),
            }
        }
    }
}
