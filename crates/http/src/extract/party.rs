//! This server as devices know it that keep passkeys.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use deskside_app::account::RelyingParty;
use deskside_protocol::problem::ProblemCode;

use crate::HttpState;
use crate::problem::Problem;

/// Passkeys work at the server's address.
#[derive(Debug)]
pub(crate) struct Party(pub(crate) Arc<RelyingParty>);

impl FromRequestParts<HttpState> for Party {
    type Rejection = Problem;

    async fn from_request_parts(_: &mut Parts, state: &HttpState) -> Result<Self, Problem> {
        state.party.clone().map(Self).ok_or_else(|| {
            Problem::new(
                ProblemCode::PasskeysImpossible,
                "Browsers keep passkeys for an HTTPS address with a name only. Ask whoever runs this server.",
            )
        })
    }
}
