//! `GET /api/v1/session-links/{token}/socket`: the remote user's side of the room.

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use deskside_app::App;
use deskside_app::links::{GuestEntryError, LinkError};
use deskside_domain::session_request::LinkView;
use deskside_protocol::signalling::CloseCode;

use crate::device_name;
use crate::extract::Device;
use crate::rooms::{Entrant, Rooms, refuse};

/// Opens the socket of the device that has joined.
pub(crate) async fn guest_socket(
    Path(token): Path<String>,
    Device(device): Device,
    State(app): State<App>,
    State(rooms): State<Rooms>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    match app.enter_as_guest(&token, device.as_deref()).await {
        Err(error) => refuse(upgrade, code(&error)),
        Ok(guest) => {
            let request = guest.request;
            rooms.serve(
                request,
                Entrant::Guest { guest, device_name: device_name::from_headers(&headers) },
                upgrade,
            )
        }
    }
}

fn code(error: &GuestEntryError) -> CloseCode {
    match error {
        GuestEntryError::NotJoined { view } => match view {
            LinkView::Invitation | LinkView::Joined | LinkView::OtherDevice | LinkView::TooEarly => {
                CloseCode::GuestReset
            }
            LinkView::Closed => CloseCode::RequestClosed,
            LinkView::Expired => CloseCode::Expired,
        },
        GuestEntryError::Link(LinkError::NotFound) => CloseCode::NotFound,
        GuestEntryError::Link(LinkError::Store(_)) => CloseCode::TryAgain,
    }
}
