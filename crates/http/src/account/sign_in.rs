//! `POST /api/v1/sign-in`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use deskside_app::App;
use deskside_app::account::{Device, Presented};
use deskside_protocol::account::{MeBody, SignInBody};

use super::signed_in_body;
use crate::extract::{Body, Browser, CallerOf};
use crate::problem::Problem;
use crate::{HttpConfig, cookies, device_name};

/// Signs a member in; the answer sets the cookie. Who has a second factor sends its code along, when they are asked.
#[utoipa::path(
    post, path = "/api/v1/sign-in", operation_id = "signIn", tag = "account",
    request_body = SignInBody,
    responses((status = 200, description = "The member, signed in.", body = MeBody)),
)]
pub(crate) async fn sign_in(
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    CallerOf(caller): CallerOf,
    Browser(browser): Browser,
    headers: HeaderMap,
    Body(body): Body<SignInBody>,
) -> Result<(HeaderMap, Json<MeBody>), Problem> {
    let device = Device { name: device_name::from_headers(&headers), browser };
    let presented = Presented { email: &body.email, password: &body.password, code: body.code.as_deref() };
    let signed_in = app.sign_in(presented, device, caller).await?;
    let me = signed_in_body(&app, &signed_in).await?;
    Ok((cookies::signed_in(&signed_in, &config.public_url), Json(me)))
}
