//! `POST /api/v1/sign-in/passkey/begin` and `POST /api/v1/sign-in/passkey`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use deskside_app::App;
use deskside_app::account::Device;
use deskside_protocol::account::MeBody;
use deskside_protocol::second_factors as wire;

use super::passkeys::begun;
use super::signed_in_body;
use crate::extract::{Body, Browser, CallerOf, Party};
use crate::problem::Problem;
use crate::{HttpConfig, cookies, device_name};

/// Asks a browser who is there. Nothing is kept, and nothing is said of any account.
#[utoipa::path(
    post, path = "/api/v1/sign-in/passkey/begin", operation_id = "beginPasskeySignIn", tag = "account",
    responses((status = 200, description = "What to ask.", body = wire::PasskeyCeremonyBody)),
)]
pub(crate) async fn begin_passkey_sign_in(
    Party(party): Party,
    State(app): State<App>,
) -> Result<Json<wire::PasskeyCeremonyBody>, Problem> {
    Ok(Json(begun(app.begin_passkey_sign_in(&party)?)))
}

/// Signs the member in whose passkey answered; the answer sets the cookie.
#[utoipa::path(
    post, path = "/api/v1/sign-in/passkey", operation_id = "signInByPasskey", tag = "account",
    request_body = wire::PasskeySignInBody,
    responses((status = 200, description = "The member, signed in.", body = MeBody)),
)]
pub(crate) async fn sign_in_by_passkey(
    Party(party): Party,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    CallerOf(caller): CallerOf,
    Browser(browser): Browser,
    headers: HeaderMap,
    Body(body): Body<wire::PasskeySignInBody>,
) -> Result<(HeaderMap, Json<MeBody>), Problem> {
    let device = Device { name: device_name::from_headers(&headers), browser };
    let signed_in = app.sign_in_by_passkey(&party, &body.ceremony, body.credential, device, caller).await?;
    let me = signed_in_body(&app, &signed_in).await?;
    Ok((cookies::signed_in(&signed_in, &config.public_url), Json(me)))
}
