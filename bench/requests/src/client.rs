//! One connection to the server that is kept, as a browser keeps it; as little as HTTP/1.1 needs, because the load
//! shares the machine with what it loads.

use std::net::SocketAddr;

use anyhow::{Context as _, Result, bail};
use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{CONTENT_TYPE, COOKIE, HOST, HeaderName, HeaderValue, ORIGIN};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

/// What is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    method: Method,
    path: String,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
}

impl Call {
    /// Reads.
    pub(crate) fn get(path: impl Into<String>) -> Self {
        Self { method: Method::GET, path: path.into(), headers: Vec::new(), body: Bytes::new() }
    }

    /// Does something.
    pub(crate) fn post(path: impl Into<String>, body: &Value) -> Self {
        Self::with_body(Method::POST, path, body)
    }

    /// Changes something.
    pub(crate) fn patch(path: impl Into<String>, body: &Value) -> Self {
        Self::with_body(Method::PATCH, path, body)
    }

    /// By whoever carries this cookie.
    pub(crate) fn by(self, cookie: &str) -> Result<Self> {
        self.header(COOKIE, cookie)
    }

    /// From this address, as the proxy in front says.
    pub(crate) fn from(self, address: &str) -> Result<Self> {
        self.header(HeaderName::from_static("x-forwarded-for"), address)
    }

    fn with_body(method: Method, path: impl Into<String>, body: &Value) -> Self {
        let headers = vec![(CONTENT_TYPE, HeaderValue::from_static("application/json"))];
        Self { method, path: path.into(), headers, body: body.to_string().into() }
    }

    fn header(mut self, name: HeaderName, value: &str) -> Result<Self> {
        self.headers.push((name, value.parse()?));
        Ok(self)
    }
}

/// An answer, read to its end.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Bytes,
    cookie: Option<String>,
}

impl Answer {
    /// The body, when the status is of success.
    pub(crate) fn json(&self) -> Result<Value> {
        if !self.status.is_success() {
            bail!("{}: {}", self.status, String::from_utf8_lossy(&self.body));
        }
        Ok(serde_json::from_slice(&self.body)?)
    }

    /// The cookie that it sets.
    pub(crate) fn cookie(&self) -> Result<&str> {
        self.cookie.as_deref().context("no cookie was set")
    }
}

/// One connection.
#[derive(Debug)]
pub(crate) struct Connection {
    sender: SendRequest<Full<Bytes>>,
    host: HeaderValue,
    origin: HeaderValue,
}

impl Connection {
    pub(crate) async fn open(server: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        let host = format!("localhost:{}", server.port());
        Ok(Self { sender, origin: format!("http://{host}").parse()?, host: host.parse()? })
    }

    /// Asks, and reads the answer to its end.
    pub(crate) async fn send(&mut self, call: &Call) -> Result<Answer> {
        let response = self.begin(call).await?;
        let status = response.status();
        let set = response.headers().get("set-cookie").and_then(|value| value.to_str().ok());
        let cookie = set.and_then(|value| value.split(';').next()).map(str::to_owned);
        let body = response.into_body().collect().await?.to_bytes();
        Ok(Answer { status, body, cookie })
    }

    /// Asks, and leaves the answer to be read.
    pub(crate) async fn begin(&mut self, call: &Call) -> Result<Response<Incoming>> {
        let mut request = Request::builder().method(call.method.clone()).uri(call.path.as_str());
        request = request.header(HOST, self.host.clone()).header(ORIGIN, self.origin.clone());
        for (name, value) in &call.headers {
            request = request.header(name, value);
        }
        let request = request.body(Full::new(call.body.clone()))?;
        self.sender.ready().await?;
        Ok(self.sender.send_request(request).await?)
    }
}
