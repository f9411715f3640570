//! Somebody with a browser: cookies are kept, answers can be looked at.

use std::sync::Arc;

use reqwest::cookie::{CookieStore as _, Jar};
use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use reqwest::{Client, Method, RequestBuilder, Url};
use serde_json::Value;

use crate::{Events, Socket};

/// Somebody with a browser.
#[derive(Clone, Debug)]
pub struct Person {
    origin: Url,
    client: Client,
    jar: Arc<Jar>,
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as it came.
    pub text: String,
}

impl Answer {
    /// The body as JSON, when the status is the one expected.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        if self.text.is_empty() { Value::Null } else { serde_json::from_str(&self.text).unwrap() }
    }

    /// Checks that this is a problem with this status and code, and gives it.
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str) -> Value {
        let problem = self.expect(status);
        assert_eq!(problem["code"], code, "{}", self.text);
        assert_eq!(self.headers["content-type"], "application/problem+json");
        problem
    }
}

impl Person {
    /// Somebody who has never been at the server of this origin.
    pub fn new(origin: &str) -> Self {
        let jar = Arc::new(Jar::default());
        let client = Client::builder().cookie_provider(jar.clone()).build().unwrap();
        Self { origin: origin.parse().unwrap(), client, jar }
    }

    /// A program that sends this secret with every request, and keeps no cookies.
    pub fn program(origin: &str, secret: &str) -> Self {
        let value = HeaderValue::try_from(format!("Bearer {secret}")).unwrap();
        let headers = HeaderMap::from_iter([(AUTHORIZATION, value)]);
        let client = Client::builder().default_headers(headers).build().unwrap();
        Self { origin: origin.parse().unwrap(), client, jar: Arc::new(Jar::default()) }
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await
    }

    /// Does something with a body.
    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::POST, path).json(body)).await
    }

    /// Does something without a body.
    pub async fn act(&self, path: &str) -> Answer {
        send(self.request(Method::POST, path)).await
    }

    /// Changes something.
    pub async fn patch(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::PATCH, path).json(body)).await
    }

    /// A request to be shaped further; send it with [`send`](Person::send).
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.origin.as_str().trim_end_matches('/')))
    }

    /// Sends a request that was shaped by the test.
    pub async fn send(&self, request: RequestBuilder) -> Answer {
        send(request).await
    }

    /// Sends a request to a server that may die over it.
    pub async fn try_to_send(request: RequestBuilder) -> reqwest::Result<Answer> {
        let response = request.send().await?;
        Ok(Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            text: response.text().await?,
        })
    }

    /// Reads a stream of events.
    pub async fn events(&self, path: &str) -> Events {
        let response = self.request(Method::GET, path).send().await.unwrap();
        assert_eq!(response.status().as_u16(), 200);
        Events::new(response)
    }

    /// Opens a socket with this person's cookies, from our own page.
    pub async fn socket(&self, path: &str) -> Socket {
        let cookies = self.jar.cookies(&self.origin);
        Socket::open(&self.origin, path, cookies.as_ref().and_then(|value| value.to_str().ok())).await
    }

    /// What the browser keeps under this name.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.jar.cookies(&self.origin)?;
        let pairs = cookies.to_str().ok()?.to_owned();
        pairs
            .split("; ")
            .filter_map(|pair| pair.split_once('='))
            .find_map(|(key, value)| (key == name).then(|| value.to_owned()))
    }

    /// Creates a session request.
    pub async fn create(&self, user_name: &str) -> Value {
        self.post("/api/v1/session-requests", &serde_json::json!({ "user_name": user_name }))
            .await
            .expect(201)
    }
}

async fn send(request: RequestBuilder) -> Answer {
    Person::try_to_send(request).await.unwrap()
}
