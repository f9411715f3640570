//! A room made anew from what was last known of its request.

use deskside_domain::presence::{Phase, Presence};
use deskside_protocol::signalling::server::GuestState;
use deskside_signalling::Restored;

use crate::session_requests::bodies::{capabilities, live_session};

pub(super) fn restored(presence: &Presence) -> Option<Restored> {
    let Presence::Here { phase, .. } = presence else { return None };
    Some(match phase {
        Phase::InLobby => Restored { guest: GuestState::InLobby, session: None },
        Phase::Granted { grant } => {
            Restored { guest: GuestState::Granted { capabilities: capabilities(grant) }, session: None }
        }
        Phase::InSession { grant, session } => Restored {
            guest: GuestState::Granted { capabilities: capabilities(grant) },
            session: Some(live_session(session)),
        },
    })
}
