//! What the tests of session requests have in common: people, devices, and a request of Ann's.

use jiff::{SignedDuration, Timestamp};

use super::{NewSessionRequest, SessionRequest};
use crate::actor::AgentRef;
use crate::assignment::Assignment;
use crate::capability::{Capability, Grant};
use crate::ids::{MemberId, SessionId, SessionRequestId};
use crate::link::{JoinCode, LinkToken};
use crate::presence::{Guest, LiveSession, Phase, Presence};
use crate::text::{DeviceName, PersonName};
use crate::tokens::DeviceId;
use crate::validity::Validity;

pub(crate) const START: Timestamp = Timestamp::constant(1_800_000_000, 0);

/// So many minutes after [`START`].
pub(crate) fn minute(minutes: i64) -> Timestamp {
    START + SignedDuration::from_mins(minutes)
}

pub(crate) fn agent(number: u8) -> AgentRef {
    let names = ["Ann", "Ben", "Cem"];
    let name = PersonName::parse(names[usize::from(number) % names.len()]).unwrap();
    AgentRef { id: MemberId::generate(START, [number; 10]), name }
}

pub(crate) fn ann() -> AgentRef {
    agent(0)
}

pub(crate) fn ben() -> AgentRef {
    agent(1)
}

pub(crate) fn guest(number: u8) -> Guest {
    let device_name = DeviceName::parse("Firefox on Linux").unwrap();
    Guest { device: DeviceId([number; 32]), device_name }
}

pub(crate) fn view() -> Grant {
    Grant::of([Capability::View]).unwrap()
}

pub(crate) fn session(number: u8) -> SessionId {
    SessionId::generate(START, [number; 10])
}

pub(crate) fn live(agent: AgentRef, since: Timestamp) -> LiveSession {
    LiveSession { id: session(1), agent, since }
}

pub(crate) fn in_lobby(since: Timestamp) -> Presence {
    Presence::Here { guest: guest(1), phase: Phase::InLobby, since }
}

pub(crate) fn granted(since: Timestamp) -> Presence {
    Presence::Here { guest: guest(1), phase: Phase::Granted { grant: view() }, since }
}

pub(crate) fn in_session(agent: AgentRef, since: Timestamp) -> Presence {
    let session = live(agent, since);
    Presence::Here { guest: guest(1), phase: Phase::InSession { grant: view(), session }, since }
}

/// Unassigned, not scheduled, valid for an hour.
pub(crate) fn filled_in() -> NewSessionRequest {
    NewSessionRequest {
        user_name: PersonName::parse("Margarethe Aigner").unwrap(),
        user_email: None,
        message: None,
        notes: None,
        assignment: Assignment::Unassigned,
        validity: Validity::from_seconds(3600).unwrap(),
        scheduled_for: None,
    }
}

/// The request of this form, created by Ann at [`START`].
pub(crate) fn opened(form: NewSessionRequest) -> SessionRequest {
    let identity = (SessionRequestId::generate(START, [9; 10]), 1042);
    let link = (LinkToken::generate([7; 18]), JoinCode::generate(42));
    form.open(identity, link, &ann(), START).0
}

/// An unassigned request that is valid for an hour.
pub(crate) fn request() -> SessionRequest {
    opened(filled_in())
}

/// That request, joined by device 1 after a minute.
pub(crate) fn joined() -> SessionRequest {
    let Guest { device, device_name } = guest(1);
    request().join(device, device_name, &Presence::Absent, minute(1)).unwrap().0
}
