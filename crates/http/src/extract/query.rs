//! A query string, refused as a problem.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use deskside_protocol::problem::ProblemCode;
use serde::de::DeserializeOwned;

use crate::HttpState;
use crate::problem::Problem;

/// The query of a request.
#[derive(Debug)]
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequestParts<HttpState> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &HttpState) -> Result<Self, Problem> {
        axum::extract::Query::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Query(query)| Self(query))
            .map_err(|rejection| Problem::new(ProblemCode::MalformedRequest, rejection.body_text()))
    }
}
