//! The remote user's device behind a request.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::HttpState;
use crate::cookies::Cookie;

/// The device's token, if the browser carries one. What it is worth the use case decides.
#[derive(Debug)]
pub(crate) struct Device(pub(crate) Option<String>);

impl FromRequestParts<HttpState> for Device {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &HttpState) -> Result<Self, Infallible> {
        Ok(Self(Cookie::Device.read(&parts.headers, &state.config.public_url).map(str::to_owned)))
    }
}
