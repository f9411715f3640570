//! The member behind a request, by a sign-in or by an API token: the only source of an [`Actor`].

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use deskside_app::Actor;
use deskside_domain::actor;
use deskside_protocol::problem::ProblemCode;

use crate::HttpState;
use crate::cookies::Cookie;
use crate::problem::Problem;

/// Somebody is signed in, or a program has a token of theirs.
#[derive(Debug)]
pub(crate) struct SignedIn(pub(crate) Actor);

/// Somebody is signed in: no program.
#[derive(Debug)]
pub(crate) struct InPerson(pub(crate) actor::InPerson);

impl FromRequestParts<HttpState> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &HttpState) -> Result<Self, Problem> {
        // Whoever sends a token means it: a cookie beside it counts for nothing.
        if let Some(header) = parts.headers.get(header::AUTHORIZATION) {
            let secret = bearer(header).ok_or_else(not_signed_in)?;
            return Ok(Self(state.app.authenticate_token(secret).await?));
        }
        let token =
            Cookie::SignIn.read(&parts.headers, &state.config.public_url).ok_or_else(not_signed_in)?;
        Ok(Self(state.app.authenticate(token).await?))
    }
}

impl FromRequestParts<HttpState> for InPerson {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &HttpState) -> Result<Self, Problem> {
        let SignedIn(actor) = SignedIn::from_request_parts(parts, state).await?;
        Ok(Self(actor.in_person()?))
    }
}

/// The token of `Authorization: Bearer …` (RFC 6750, section 2.1).
fn bearer(header: &HeaderValue) -> Option<&str> {
    let (scheme, token) = header.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim_start())
}

fn not_signed_in() -> Problem {
    Problem::new(ProblemCode::NotSignedIn, "Sign in to go on.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_what_follows_the_word_bearer() {
        let of = |text: &'static str| bearer(&HeaderValue::from_static(text)).map(str::to_owned);
        assert_eq!(of("Bearer abc"), Some("abc".to_owned()));
        assert_eq!(of("bearer  abc"), Some("abc".to_owned()));
        for none in ["", "abc", "Basic abc", "Bearer"] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
