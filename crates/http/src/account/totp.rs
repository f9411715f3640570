//! `POST /api/v1/me/totp/…`: an app that shows codes.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::App;
use deskside_protocol::second_factors as wire;

use super::second_factors::texts;
use crate::extract::{Body, CallerOf, InPerson};
use crate::problem::Problem;

/// Offers a secret to set an app up with. Nothing is in force yet, and nothing is kept.
#[utoipa::path(
    post, path = "/api/v1/me/totp/begin", operation_id = "beginTotp", tag = "account",
    request_body = wire::CurrentPasswordBody,
    responses((status = 200, description = "What the app is set up with.", body = wire::OfferedTotpBody)),
)]
pub(crate) async fn begin_totp(
    by: InPerson,
    State(app): State<App>,
    CallerOf(caller): CallerOf,
    Body(body): Body<wire::CurrentPasswordBody>,
) -> Result<Json<wire::OfferedTotpBody>, Problem> {
    let offered = app.begin_totp(&by.0, &body.current_password, caller).await?;
    Ok(Json(wire::OfferedTotpBody {
        secret: offered.secret.to_base32(),
        uri: offered.uri,
        ceremony: offered.ceremony,
        expires_at: offered.expires_at,
    }))
}

/// Puts an app in force that shows the right code. From now on the password alone signs nobody in.
#[utoipa::path(
    post, path = "/api/v1/me/totp/confirm", operation_id = "confirmTotp", tag = "account",
    request_body = wire::ConfirmTotpBody,
    responses((status = 200, description = "It is in force.", body = wire::RecoveryCodesBody)),
)]
pub(crate) async fn confirm_totp(
    by: InPerson,
    State(app): State<App>,
    Body(body): Body<wire::ConfirmTotpBody>,
) -> Result<Json<wire::RecoveryCodesBody>, Problem> {
    let codes = app.confirm_totp(&by.0, &body.ceremony, &body.code).await?;
    Ok(Json(wire::RecoveryCodesBody { recovery_codes: texts(&codes) }))
}

/// Puts the member's app out of force.
#[utoipa::path(
    post, path = "/api/v1/me/totp/turn-off", operation_id = "turnTotpOff", tag = "account",
    request_body = wire::CurrentPasswordBody,
    responses((status = 204, description = "It is out of force.")),
)]
pub(crate) async fn turn_totp_off(
    by: InPerson,
    State(app): State<App>,
    CallerOf(caller): CallerOf,
    Body(body): Body<wire::CurrentPasswordBody>,
) -> Result<StatusCode, Problem> {
    app.turn_totp_off(&by.0, &body.current_password, caller).await?;
    Ok(StatusCode::NO_CONTENT)
}
