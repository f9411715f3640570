//! JSON bodies, refused as problems.

use axum::body::Bytes;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::{Json, body};
use deskside_protocol::problem::ProblemCode;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::HttpState;
use crate::problem::Problem;

/// A JSON body.
#[derive(Debug)]
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<HttpState> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &HttpState) -> Result<Self, Problem> {
        match Json::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(rejection) => Err(refused(&rejection)),
        }
    }
}

/// A JSON body that may be left out.
#[derive(Debug)]
pub(crate) struct OptionalBody<T>(pub(crate) T);

impl<T: DeserializeOwned + Default> FromRequest<HttpState> for OptionalBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &HttpState) -> Result<Self, Problem> {
        let (parts, content) = content(request, state).await?;
        if content.is_empty() {
            return Ok(Self(T::default()));
        }
        let Body(value) =
            Body::from_request(Request::from_parts(parts, body::Body::from(content)), state).await?;
        Ok(Self(value))
    }
}

/// A JSON body that may be sent again under a key.
#[derive(Debug)]
pub(crate) struct KeyedBody<T> {
    pub(crate) body: T,
    /// The `Idempotency-Key`, if there is one.
    pub(crate) key: Option<Uuid>,
    /// The body as it came.
    pub(crate) content: Bytes,
}

impl<T: DeserializeOwned> FromRequest<HttpState> for KeyedBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &HttpState) -> Result<Self, Problem> {
        let key = idempotency_key(request.headers())?;
        let (parts, content) = content(request, state).await?;
        let again = Request::from_parts(parts, body::Body::from(content.clone()));
        let Body(body) = Body::from_request(again, state).await?;
        Ok(Self { body, key, content })
    }
}

/// The key, also in the quotation marks of a structured field.
pub(crate) fn idempotency_key(headers: &HeaderMap) -> Result<Option<Uuid>, Problem> {
    let Some(key) = headers.get("idempotency-key") else { return Ok(None) };
    let key = key.to_str().ok().and_then(|key| key.trim_matches('"').parse().ok());
    let refused = || Problem::new(ProblemCode::MalformedRequest, "Idempotency-Key takes a UUID.");
    key.map(Some).ok_or_else(refused)
}

async fn content(request: Request, state: &HttpState) -> Result<(Parts, Bytes), Problem> {
    let (parts, content) = request.into_parts();
    let request = Request::from_parts(parts.clone(), content);
    let content = Bytes::from_request(request, state)
        .await
        .map_err(|_| Problem::new(ProblemCode::BodyTooLarge, "The body is larger than this takes."))?;
    Ok((parts, content))
}

fn refused(rejection: &JsonRejection) -> Problem {
    let code = match rejection {
        JsonRejection::MissingJsonContentType(_) => ProblemCode::UnsupportedMediaType,
        JsonRejection::BytesRejection(_) => ProblemCode::BodyTooLarge,
        _ => ProblemCode::MalformedRequest,
    };
    let detail = rejection.body_text();
    // What the field is called and where it stands helps; how we read it does not.
    let detail =
        detail.strip_prefix("Failed to deserialize the JSON body into the target type: ").unwrap_or(&detail);
    Problem::new(code, detail)
}
