//! `GET /api/v1/me/sign-ins` and `POST /api/v1/me/sign-ins/{id}/revoke`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::App;
use deskside_domain::ids::SignInId;
use deskside_protocol::account::{SignInListBody, SignInRecordBody};

use crate::extract::{Id, InPerson};
use crate::problem::Problem;

/// The member's valid sign-ins, the newest first.
#[utoipa::path(
    get, path = "/api/v1/me/sign-ins", operation_id = "listSignIns", tag = "account",
    responses((status = 200, description = "The sign-ins.", body = SignInListBody)),
)]
pub(crate) async fn list_sign_ins(
    by: InPerson,
    State(app): State<App>,
) -> Result<Json<SignInListBody>, Problem> {
    let sign_ins = app.sign_ins(&by.0).await?;
    let items = sign_ins
        .into_iter()
        .map(|sign_in| SignInRecordBody {
            id: sign_in.id.0,
            created_at: sign_in.created_at,
            last_used_at: sign_in.last_used_at,
            expires_at: sign_in.expires_at,
            device_name: sign_in.device_name.as_str().to_owned(),
            current: sign_in.id == by.0.sign_in,
        })
        .collect();
    Ok(Json(SignInListBody { items }))
}

/// Ends one of the member's sign-ins.
#[utoipa::path(
    post, path = "/api/v1/me/sign-ins/{id}/revoke", operation_id = "revokeSignIn", tag = "account",
    params(("id" = Uuid, Path, description = "The sign-in.")),
    responses((status = 204, description = "It has ended.")),
)]
pub(crate) async fn revoke_sign_in(
    by: InPerson,
    Id(id): Id,
    State(app): State<App>,
) -> Result<StatusCode, Problem> {
    app.revoke_sign_in(&by.0, SignInId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
