//! JSON bodies, refused as problems.

use axum::body::Bytes;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::{Json, body};
use deskside_protocol::problem::ProblemCode;
use serde::de::DeserializeOwned;

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
        let (parts, content) = request.into_parts();
        let request = Request::from_parts(parts.clone(), content);
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|_| Problem::new(ProblemCode::BodyTooLarge, "The body is larger than this takes."))?;
        if bytes.is_empty() {
            return Ok(Self(T::default()));
        }
        let Body(value) =
            Body::from_request(Request::from_parts(parts, body::Body::from(bytes)), state).await?;
        Ok(Self(value))
    }
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
