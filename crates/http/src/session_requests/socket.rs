//! `GET /api/v1/session-requests/{id}/socket`: an agent's side of the room.

use axum::extract::State;
use axum::extract::ws::WebSocketUpgrade;
use axum::response::Response;
use deskside_app::App;
use deskside_app::session_requests::RequestError;
use deskside_domain::ids::SessionRequestId;
use deskside_protocol::signalling::CloseCode;
use serde::Deserialize;

use crate::extract::{Id, InPerson, Query};
use crate::problem::Problem;
use crate::rooms::{Attention, Entrant, Rooms, refuse};

/// What the page says about itself.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AgentSocketQuery {
    attention: Attention,
}

/// Opens the socket of an agent who may see the request. A program does not sit down with a remote user.
pub(crate) async fn agent_socket(
    by: Result<InPerson, Problem>,
    Id(id): Id,
    Query(AgentSocketQuery { attention }): Query<AgentSocketQuery>,
    State(app): State<App>,
    State(rooms): State<Rooms>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let Ok(InPerson(signed_in)) = by else { return refuse(upgrade, CloseCode::SignedOut) };
    let by = signed_in.actor;
    let id = SessionRequestId(id);
    match app.session_request(&by, id).await {
        Ok(_) => rooms.serve(id, Entrant::Agent(by, attention), upgrade),
        Err(error) => refuse(upgrade, code(&error)),
    }
}

fn code(error: &RequestError) -> CloseCode {
    match error {
        RequestError::NotFound | RequestError::NotPermitted(_) => CloseCode::NotFound,
        RequestError::Closed(_)
        | RequestError::NotClosed(_)
        | RequestError::BadCursor
        | RequestError::Store(_) => CloseCode::TryAgain,
    }
}
