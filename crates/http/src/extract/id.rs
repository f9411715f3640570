//! An id in a path. What is no id leads nowhere.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use uuid::Uuid;

use crate::HttpState;
use crate::problem::Problem;

/// The `{id}` of a route.
#[derive(Debug)]
pub(crate) struct Id(pub(crate) Uuid);

impl FromRequestParts<HttpState> for Id {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &HttpState) -> Result<Self, Problem> {
        let Path(text): Path<String> =
            Path::from_request_parts(parts, state).await.map_err(|_| Problem::not_found())?;
        Uuid::try_parse(&text).map(Self).map_err(|_| Problem::not_found())
    }
}

/// The ids of a thing within a thing: `{id}` and the one after it.
#[derive(Debug)]
pub(crate) struct IdInId(pub(crate) Uuid, pub(crate) Uuid);

impl FromRequestParts<HttpState> for IdInId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &HttpState) -> Result<Self, Problem> {
        let Path((outer, inner)): Path<(String, String)> =
            Path::from_request_parts(parts, state).await.map_err(|_| Problem::not_found())?;
        let ids = Uuid::try_parse(&outer).ok().zip(Uuid::try_parse(&inner).ok());
        ids.map(|(outer, inner)| Self(outer, inner)).ok_or_else(Problem::not_found)
    }
}
