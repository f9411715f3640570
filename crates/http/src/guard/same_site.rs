//! State changes and sockets only from our own pages.
//!
//! Browsers of the last years send `Sec-Fetch-Site` and, on every request that is not GET or HEAD and on every
//! upgrade, `Origin`. Each that is there must be ours. A program that is no browser sends neither; nobody can
//! make a browser leave both out, and the cookies are `SameSite=Lax` besides.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use deskside_protocol::problem::ProblemCode;

use crate::problem::Problem;
use crate::{HttpState, PublicUrl};

/// Refuses state changes and upgrades that another site caused.
pub(crate) async fn same_site(State(state): State<HttpState>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let upgrades = request.headers().contains_key(header::UPGRADE);
    if (reads && !upgrades) || is_ours(request.headers(), &state.config.public_url) {
        return next.run(request).await;
    }
    Problem::new(ProblemCode::CrossSiteRequest, "Do this on Deskside's own pages.").into_response()
}

fn is_ours(headers: &HeaderMap, url: &PublicUrl) -> bool {
    let origin_ours =
        headers.get(header::ORIGIN).is_none_or(|origin| origin.as_bytes() == url.origin().as_bytes());
    let site_ours =
        headers.get("sec-fetch-site").is_none_or(|site| matches!(site.as_bytes(), b"same-origin" | b"none"));
    origin_ours && site_ours
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers =
            pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        is_ours(&headers, &PublicUrl::parse("https://help.brightwater.example").unwrap())
    }

    #[test]
    fn our_own_pages_and_programs_pass() {
        assert!(ours(&[("origin", "https://help.brightwater.example"), ("sec-fetch-site", "same-origin")]));
        assert!(ours(&[]));
    }

    #[test]
    fn other_sites_do_not() {
        assert!(!ours(&[("origin", "https://evil.example")]));
        assert!(!ours(&[("origin", "null")]));
        assert!(!ours(&[("origin", "http://help.brightwater.example")]));
        assert!(!ours(&[("sec-fetch-site", "cross-site")]));
        assert!(!ours(&[("origin", "https://help.brightwater.example"), ("sec-fetch-site", "same-site")]));
    }
}
