//! `GET /api/v1/me`

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_protocol::account::MeBody;

use super::me_body;
use crate::extract::SignedIn;
use crate::problem::Problem;

/// The signed-in member and their organisation.
#[utoipa::path(
    get, path = "/api/v1/me", operation_id = "getMe", tag = "account",
    responses((status = 200, description = "Who is signed in.", body = MeBody)),
)]
pub(crate) async fn me(by: SignedIn, State(app): State<App>) -> Result<Json<MeBody>, Problem> {
    let me = app.me(&by.0).await?;
    Ok(Json(me_body(&me)))
}
