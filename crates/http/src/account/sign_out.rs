//! `POST /api/v1/sign-out`

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use deskside_app::App;

use crate::extract::InPerson;
use crate::problem::Problem;
use crate::{HttpConfig, cookies};

/// Ends the sign-in of this browser.
#[utoipa::path(
    post, path = "/api/v1/sign-out", operation_id = "signOut", tag = "account",
    responses((status = 204, description = "Signed out.")),
)]
pub(crate) async fn sign_out(
    by: InPerson,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
) -> Result<(StatusCode, HeaderMap), Problem> {
    app.sign_out(&by.0).await?;
    Ok((StatusCode::NO_CONTENT, cookies::signed_out(&config.public_url)))
}
