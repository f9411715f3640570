//! People in the lobby, people who have granted, and sessions, at the newest requests that are open.

use deskside_domain::capability::{Capability, Grant};
use deskside_domain::ids::{NodeId, SessionId};
use deskside_domain::presence::{Guest, LiveSession, Phase, Presence};
use deskside_domain::session_request::SessionRequest;
use deskside_domain::status::Status;
use deskside_domain::text::DeviceName;
use deskside_domain::tokens::DeviceId;
use deskside_domain::{SignedDuration, Timestamp};
use deskside_store::{Filter, Sort, Store};

use super::organisation::{FOUNDED, agent};
use super::timeline::bytes;

/// At how many of the newest somebody may be present.
const NEWEST: u64 = 400;

/// Lets them in at every other, at a node that is believed for a year.
pub(crate) async fn let_in(store: &Store, now: Timestamp) {
    let open = Filter { statuses: [Status::Open].into(), ..Filter::default() };
    let page = store.session_requests().page(&open, Sort::Newest, (None, NEWEST), now).await.unwrap();
    let node = NodeId::generate(FOUNDED, [1; 10]);
    let unit = store.begin().await.unwrap();
    unit.nodes().renew(node, now + SignedDuration::from_hours(24 * 365)).await.unwrap();
    for (place, request) in (0_u64..).zip(page.requests.iter().step_by(2)) {
        unit.presences().put(request.id, node, &presence(place, request)).await.unwrap();
    }
    unit.commit().await.unwrap();
}

fn presence(place: u64, request: &SessionRequest) -> Presence {
    let since = request.created_at;
    let grant = Grant::of([Capability::View]).unwrap();
    let session = LiveSession { id: SessionId::generate(since, bytes(place)), agent: agent(0), since };
    let phase = match place % 3 {
        0 => Phase::InLobby,
        1 => Phase::Granted { grant },
        _ => Phase::InSession { grant, session },
    };
    let device_name = DeviceName::parse("Firefox on Linux").unwrap();
    Presence::Here { guest: Guest { device: DeviceId(bytes(place)), device_name }, phase, since }
}
