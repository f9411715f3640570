//! From where a request comes.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use deskside_app::Caller;
use deskside_protocol::problem::ProblemCode;

use crate::HttpState;
use crate::problem::Problem;

/// From where a request comes.
#[derive(Debug)]
pub(crate) struct CallerOf(pub(crate) Caller);

impl FromRequestParts<HttpState> for CallerOf {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &HttpState) -> Result<Self, Problem> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let forwarded = if state.config.behind_proxy { last_forwarded(&parts.headers) } else { None };
        forwarded
            .or(peer)
            .map(|address| Self(Caller::from_address(address)))
            .ok_or_else(|| Problem::new(ProblemCode::Internal, "The caller's address is unknown."))
    }
}

/// The entry our own proxy added; everything before it is what the caller claims.
fn last_forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let value = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    value.rsplit(',').next()?.trim().parse().ok()
}
