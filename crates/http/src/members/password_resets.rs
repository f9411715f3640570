//! `/api/v1/password-resets`: choosing another password with a one-time link.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::App;
use deskside_domain::member::NewPassword;
use deskside_protocol::members as wire;

use crate::extract::{Body, CallerOf};
use crate::problem::{Fields, Problem};

/// With which address whoever holds the link signs in. Nothing is changed: the secret comes in a body so that it
/// stands in no log.
#[utoipa::path(
    post, path = "/api/v1/password-resets/open", operation_id = "openPasswordReset", tag = "members",
    request_body = wire::OneTimeTokenBody,
    responses((status = 200, description = "Whose link it is.", body = wire::OpenedResetBody)),
)]
pub(crate) async fn open_password_reset(
    State(app): State<App>,
    CallerOf(caller): CallerOf,
    Body(asked): Body<wire::OneTimeTokenBody>,
) -> Result<Json<wire::OpenedResetBody>, Problem> {
    let email = app.open_password_reset(&asked.token, caller).await?;
    Ok(Json(wire::OpenedResetBody { email: email.as_str().to_owned() }))
}

/// Chooses another password. The link dies with its use, and everything signed in with the old one is signed out.
#[utoipa::path(
    post, path = "/api/v1/password-resets/use", operation_id = "usePasswordReset", tag = "members",
    request_body = wire::UseResetBody,
    responses((status = 204, description = "The password is changed. Sign in with it.")),
)]
pub(crate) async fn use_password_reset(
    State(app): State<App>,
    CallerOf(caller): CallerOf,
    Body(asked): Body<wire::UseResetBody>,
) -> Result<StatusCode, Problem> {
    let email = app.open_password_reset(&asked.token, caller).await?;
    let mut fields = Fields::default();
    let password = fields.take("password", NewPassword::choose(&asked.password, &email));
    app.reset_password(&asked.token, &fields.finish(password)?, caller).await?;
    Ok(StatusCode::NO_CONTENT)
}
