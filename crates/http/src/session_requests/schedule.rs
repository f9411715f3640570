//! `POST /api/v1/session-requests/{id}/schedule`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_domain::ids::SessionRequestId;
use deskside_protocol::session_requests::{ScheduleInput, SessionRequestBody};

use super::ways_in::WaysIn;
use super::{bodies, fill_in};
use crate::HttpConfig;
use crate::extract::{Body, Id, SignedIn};
use crate::problem::{Fields, Problem};

/// Sets or moves the time at which help is to begin.
#[utoipa::path(
    post, path = "/api/v1/session-requests/{id}/schedule", operation_id = "scheduleSessionRequest", tag = "session-requests",
    params(("id" = Uuid, Path, description = "The request.")),
    request_body = ScheduleInput,
    responses((status = 200, description = "The request as it is now.", body = SessionRequestBody)),
)]
pub(crate) async fn schedule_session_request(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    Body(input): Body<ScheduleInput>,
) -> Result<Json<SessionRequestBody>, Problem> {
    let organisation = app.organisation(&by.0).await?;
    let mut fields = Fields::default();
    let schedule = fill_in::schedule(&mut fields, "", &input, &organisation);
    let seen = app.schedule_session_request(&by.0, SessionRequestId(id), fields.finish(schedule)?).await?;
    Ok(Json(bodies::request(seen, WaysIn::of(&by.0), &config.public_url)))
}
