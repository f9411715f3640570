//! `POST /api/v1/join-codes/resolve`

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_protocol::links::{ResolveJoinCodeBody, ResolvedJoinCodeBody};

use crate::extract::{Body, CallerOf};
use crate::problem::Problem;
use crate::session_requests::bodies::link_path;

/// Finds the link behind a join code.
#[utoipa::path(
    post, path = "/api/v1/join-codes/resolve", operation_id = "resolveJoinCode", tag = "session-links",
    request_body = ResolveJoinCodeBody,
    responses((status = 200, description = "Where the code leads.", body = ResolvedJoinCodeBody)),
)]
pub(crate) async fn resolve_join_code(
    State(app): State<App>,
    CallerOf(caller): CallerOf,
    Body(body): Body<ResolveJoinCodeBody>,
) -> Result<Json<ResolvedJoinCodeBody>, Problem> {
    let token = app.resolve_join_code(&body.code, caller).await?;
    Ok(Json(ResolvedJoinCodeBody { path: link_path(token.expose()) }))
}
