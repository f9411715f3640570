//! From what a room reports to the use case that saves it.

use deskside_app::App;
use deskside_app::rooms::RoomReportError;
use deskside_domain::capability::{Capability, Grant};
use deskside_domain::history::SessionEndReason;
use deskside_domain::ids::{SessionId, SessionRequestId};
use deskside_domain::presence::Guest;
use deskside_domain::session_record::{Measured, Route};
use deskside_protocol::session_requests as wire;
use deskside_protocol::sessions::SessionRoute;
use deskside_protocol::signalling::agent::AgentMessage;
use deskside_signalling::RoomEvent;

/// Saves one event. `guest` is the device whose socket is open, if one is.
pub(super) async fn save(
    app: &App,
    request: SessionRequestId,
    guest: Option<&Guest>,
    event: RoomEvent,
) -> Result<(), RoomReportError> {
    match event {
        RoomEvent::GuestPresent { granted, device_name: _ } => match guest {
            Some(guest) => app.guest_present(request, guest.clone(), grant(&granted)).await,
            None => Ok(()),
        },
        RoomEvent::GuestGone => app.guest_gone(request).await,
        RoomEvent::Granted { capabilities } => match (guest, grant(&capabilities)) {
            (Some(guest), Some(grant)) => app.guest_granted(request, guest.device, grant).await,
            (_, _) => Ok(()),
        },
        RoomEvent::Withdrawn => app.guest_withdrew(request).await,
        RoomEvent::SessionEnded { session, reason, duration_seconds: _ } => {
            app.session_ended(request, SessionId(session), end_reason(reason)).await
        }
    }
}

/// What a page counted of a session, if that is what it says.
pub(super) fn measured(message: &AgentMessage) -> Option<(SessionId, Measured)> {
    let AgentMessage::Measured { session, bytes_received, bytes_sent, route } = message else { return None };
    let route = match route {
        SessionRoute::Direct => Route::Direct,
        SessionRoute::Relayed => Route::Relayed,
    };
    let measured = Measured { bytes_received: *bytes_received, bytes_sent: *bytes_sent, route };
    Some((SessionId(*session), measured))
}

fn grant(capabilities: &[wire::Capability]) -> Option<Grant> {
    Grant::of(capabilities.iter().map(|capability| match capability {
        wire::Capability::View => Capability::View,
        wire::Capability::Control => Capability::Control,
        wire::Capability::Clipboard => Capability::Clipboard,
        wire::Capability::Files => Capability::Files,
        wire::Capability::Annotate => Capability::Annotate,
        wire::Capability::Record => Capability::Record,
        wire::Capability::Restart => Capability::Restart,
        wire::Capability::Elevate => Capability::Elevate,
    }))
}

fn end_reason(reason: wire::SessionEndReason) -> SessionEndReason {
    match reason {
        wire::SessionEndReason::StoppedByRemoteUser => SessionEndReason::StoppedByRemoteUser,
        wire::SessionEndReason::EndedByAgent => SessionEndReason::EndedByAgent,
        wire::SessionEndReason::RequestClosed => SessionEndReason::RequestClosed,
        wire::SessionEndReason::ConnectionLost => SessionEndReason::ConnectionLost,
        wire::SessionEndReason::VerificationFailed => SessionEndReason::VerificationFailed,
    }
}
