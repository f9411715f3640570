//! By what an agent's browser is known again.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use deskside_domain::tokens::BrowserToken;

use crate::HttpState;
use crate::cookies::Cookie;

/// The browser's token, if it carries one. It says which client this is, never who is signed in.
#[derive(Debug)]
pub(crate) struct Browser(pub(crate) Option<BrowserToken>);

impl FromRequestParts<HttpState> for Browser {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &HttpState) -> Result<Self, Infallible> {
        let carried = Cookie::Browser.read(&parts.headers, &state.config.public_url);
        Ok(Self(carried.and_then(BrowserToken::presented)))
    }
}
