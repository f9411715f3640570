//! `GET /api/v1/me/second-factors` and `POST /api/v1/me/recovery-codes`

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::App;
use deskside_domain::second_factor::{RecoveryCode, SecondFactor};
use deskside_protocol::second_factors as wire;

use crate::extract::{Body, CallerOf, InPerson};
use crate::problem::Problem;

/// The member's own second factors.
#[utoipa::path(
    get, path = "/api/v1/me/second-factors", operation_id = "getSecondFactors", tag = "account",
    responses((status = 200, description = "What is in force.", body = wire::SecondFactorsBody)),
)]
pub(crate) async fn get_second_factors(
    by: InPerson,
    State(app): State<App>,
) -> Result<Json<wire::SecondFactorsBody>, Problem> {
    let own = app.second_factors(&by.0).await?;
    Ok(Json(wire::SecondFactorsBody {
        totp_since: own.totp_since,
        recovery_codes_left: own.recovery_codes_left,
        passkeys: own.passkeys.len() as u64,
    }))
}

/// Gives the member other recovery codes; those of before are void.
#[utoipa::path(
    post, path = "/api/v1/me/recovery-codes", operation_id = "renewRecoveryCodes", tag = "account",
    request_body = wire::CurrentPasswordBody,
    responses((status = 201, description = "The codes, shown once.", body = wire::RecoveryCodesBody)),
)]
pub(crate) async fn renew_recovery_codes(
    by: InPerson,
    State(app): State<App>,
    CallerOf(caller): CallerOf,
    Body(body): Body<wire::CurrentPasswordBody>,
) -> Result<(StatusCode, Json<wire::RecoveryCodesBody>), Problem> {
    let codes = app.renew_recovery_codes(&by.0, &body.current_password, caller).await?;
    Ok((StatusCode::CREATED, Json(wire::RecoveryCodesBody { recovery_codes: texts(&codes) })))
}

pub(super) fn texts(codes: &[RecoveryCode]) -> Vec<String> {
    codes.iter().map(|code| code.expose().to_owned()).collect()
}

/// Second factors as they stand on the wire.
pub(crate) fn kinds(factors: &BTreeSet<SecondFactor>) -> Vec<wire::SecondFactorKind> {
    let kind = |factor: &SecondFactor| match factor {
        SecondFactor::Totp => wire::SecondFactorKind::Totp,
        SecondFactor::Passkey => wire::SecondFactorKind::Passkey,
    };
    factors.iter().map(kind).collect()
}
