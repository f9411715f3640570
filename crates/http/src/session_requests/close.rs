//! `POST /api/v1/session-requests/{id}/close`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::session_request::Outcome;
use deskside_domain::text::ClosingWord;
use deskside_protocol::session_requests::{
    CloseSessionRequestBody, Outcome as OutcomeBody, SessionRequestBody,
};
use deskside_signalling::CloseReason;

use super::bodies;
use super::ways_in::WaysIn;
use crate::HttpConfig;
use crate::extract::{Id, OptionalBody, SignedIn};
use crate::problem::{Fields, Problem};
use crate::rooms::Rooms;

/// Closes a session request: its link lets nobody in, a live session ends.
#[utoipa::path(
    post, path = "/api/v1/session-requests/{id}/close", operation_id = "closeSessionRequest", tag = "session-requests",
    params(("id" = Uuid, Path, description = "The request.")),
    request_body(content = Option<CloseSessionRequestBody>, description = "May be left out."),
    responses((status = 200, description = "The request as it is now.", body = SessionRequestBody)),
)]
pub(crate) async fn close_session_request(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    State(rooms): State<Rooms>,
    OptionalBody(body): OptionalBody<CloseSessionRequestBody>,
) -> Result<Json<SessionRequestBody>, Problem> {
    let mut fields = Fields::default();
    let word = fields.take("word", ClosingWord::parse_optional(body.word.as_deref()));
    let word = fields.finish(word)?;
    let seen = app.close_session_request(&by.0, SessionRequestId(id), outcome(body.outcome), word).await?;
    rooms.close(SessionRequestId(id), CloseReason::RequestClosed).await;
    Ok(Json(bodies::request(seen, WaysIn::of(&by.0), &config.public_url)))
}

pub(crate) fn outcome(body: OutcomeBody) -> Outcome {
    match body {
        OutcomeBody::Solved => Outcome::Solved,
        OutcomeBody::NotSolved => Outcome::NotSolved,
        OutcomeBody::Cancelled => Outcome::Cancelled,
    }
}
