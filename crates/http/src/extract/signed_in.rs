//! The signed-in member behind a request: the only source of an [`Actor`].

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use deskside_app::Actor;
use deskside_protocol::problem::ProblemCode;

use crate::HttpState;
use crate::cookies::Cookie;
use crate::problem::Problem;

/// Somebody is signed in.
#[derive(Debug)]
pub(crate) struct SignedIn(pub(crate) Actor);

impl FromRequestParts<HttpState> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &HttpState) -> Result<Self, Problem> {
        let token = Cookie::SignIn
            .read(&parts.headers, &state.config.public_url)
            .ok_or_else(|| Problem::new(ProblemCode::NotSignedIn, "Sign in to go on."))?;
        Ok(Self(state.app.authenticate(token).await?))
    }
}
