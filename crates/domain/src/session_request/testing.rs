//! What the tests of session requests have in common: people, devices, and a request of Ann's.

use jiff::{SignedDuration, Timestamp};

use super::{Identity, NewSessionRequest, Origin, SessionRequest, Updates};
use crate::actor::AgentRef;
use crate::assignment::Assignment;
use crate::capability::{Asks, Capability, Grant};
use crate::custom_field::CustomValues;
use crate::ids::{MemberId, QueueId, SessionId, SessionRequestId};
use crate::language::Language;
use crate::link::{JoinCode, LinkToken};
use crate::presence::{Guest, LiveSession, Phase, Presence};
use crate::schedule::{PlannedMinutes, Schedule, ZoneName};
use crate::session_queue::{QueueColour, QueueRef};
use crate::text::{DeviceName, PersonName, QueueName};
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
        updates: Updates::NotMailed,
        language: Language::En,
        message: None,
        notes: None,
        assignment: Assignment::Unassigned,
        origin: Origin::Agent,
        validity: Validity::from_seconds(3600).unwrap(),
        schedule: None,
        asks: Asks::default(),
        reference: None,
        custom: CustomValues::new(),
    }
}

/// A schedule so many minutes after [`START`].
pub(crate) fn at(minutes: i64) -> Schedule {
    Schedule { starts_at: minute(minutes), zone: ZoneName::utc(), minutes: PlannedMinutes::DEFAULT }
}

/// Queue 1 is the first line, every other a team of its own.
pub(crate) fn queue(number: u8) -> QueueRef {
    let name = if number == 1 { "First line".to_owned() } else { format!("Team {number}") };
    QueueRef {
        id: QueueId::generate(START, [number; 10]),
        name: QueueName::parse(&name).unwrap(),
        colour: QueueColour::Teal,
    }
}

/// In queue `number` since `since`.
pub(crate) fn queued(number: u8, since: Timestamp) -> SessionRequest {
    let assignment = Assignment::Queue { queue: queue(number), since };
    opened(NewSessionRequest { assignment, ..filled_in() })
}

/// The request of this form, created by Ann at [`START`].
pub(crate) fn opened(form: NewSessionRequest) -> SessionRequest {
    let identity = Identity {
        id: SessionRequestId::generate(START, [9; 10]),
        number: 1042,
        token: LinkToken::generate([7; 18]),
        join_code: JoinCode::generate(42),
    };
    form.open(identity, &ann(), START).0
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
