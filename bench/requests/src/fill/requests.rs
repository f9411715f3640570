//! The requests: most of them closed, some expired, a day's worth open.

use deskside_domain::assignment::Assignment;
use deskside_domain::capability::Asks;
use deskside_domain::custom_field::CustomValues;
use deskside_domain::history::EventActor;
use deskside_domain::ids::SessionRequestId;
use deskside_domain::language::Language;
use deskside_domain::link::{JoinCode, LinkToken};
use deskside_domain::schedule::{PlannedMinutes, Schedule, ZoneName};
use deskside_domain::session_request::{
    Identity, NewSessionRequest, Origin, Outcome, SessionRequest, Updates,
};
use deskside_domain::text::{EmailAddress, Notes, PersonName};
use deskside_domain::validity::Validity;
use deskside_domain::{SignedDuration, Timestamp};
use deskside_store::{Store, Unit};

use super::organisation::{AGENTS, QUEUES, agent, queue};
use super::timeline::{Timeline, bytes, dice, small, word};

/// How many are created in one unit.
const AT_ONCE: u64 = 2_000;

/// Creates those of the timeline that are missing.
pub(crate) async fn create(store: &Store, timeline: Timeline, places: std::ops::Range<u64>) {
    let mut from = places.start;
    while from < places.end {
        let until = places.end.min(from + AT_ONCE);
        let unit = store.begin().await.unwrap();
        for place in from..until {
            one(&unit, place, timeline.at(place)).await;
        }
        unit.commit().await.unwrap();
        from = until;
    }
}

/// Creates so many that are open and not scheduled, all of them `now`.
pub(crate) async fn create_open(store: &Store, count: u64, now: Timestamp) -> Vec<SessionRequest> {
    let mut created = Vec::new();
    for from in (0..count).step_by(usize::try_from(AT_ONCE).unwrap()) {
        let unit = store.begin().await.unwrap();
        for place in from..count.min(from + AT_ONCE) {
            let form = NewSessionRequest { schedule: None, ..form(place, now) };
            created.push(open(&unit, form, place, now).await);
        }
        unit.commit().await.unwrap();
    }
    created
}

/// Puts what is over aside, as a running server does little by little.
pub(crate) async fn put_aside(store: &Store, now: Timestamp) {
    let before = now - SignedDuration::from_hours(1);
    loop {
        let unit = store.begin().await.unwrap();
        let moved = unit.session_requests().shelve(before, now, 5_000).await.unwrap();
        unit.commit().await.unwrap();
        if moved == 0 {
            return;
        }
    }
}

async fn one(unit: &Unit, place: u64, created: Timestamp) {
    let request = open(unit, form(place, created), place, created).await;
    if dice(place, 0, 10) < 8 {
        let closed = created + SignedDuration::from_secs(i64::try_from(dice(place, 1, 40_000)).unwrap());
        let (request, event) = request.close(&agent(0), Outcome::Solved, None, closed).unwrap();
        let by = EventActor::Agent { agent: agent(0), client: None };
        unit.session_requests().save(&request, (&by, &event)).await.unwrap();
    }
}

async fn open(unit: &Unit, form: NewSessionRequest, place: u64, created: Timestamp) -> SessionRequest {
    let identity = Identity {
        id: SessionRequestId::generate(created, bytes(place)),
        number: unit.session_requests().next_number().await.unwrap(),
        token: LinkToken::generate(bytes(place)),
        join_code: JoinCode::generate(place),
    };
    let by = EventActor::Agent { agent: agent(0), client: None };
    let (request, event) = form.open(identity, &agent(0), created);
    unit.session_requests().add(&request, (&by, &event), bytes(place)).await.unwrap();
    request
}

fn form(place: u64, created: Timestamp) -> NewSessionRequest {
    let (first, last) = name(place);
    let starts_at = created + SignedDuration::from_hours(4);
    let schedule = Schedule { starts_at, zone: ZoneName::utc(), minutes: PlannedMinutes::DEFAULT };
    NewSessionRequest {
        user_name: PersonName::parse(&format!("{first} {last}")).unwrap(),
        user_email: EmailAddress::parse(&format!("{first}.{last}@brightwater.example")).ok(),
        updates: Updates::NotMailed,
        language: if dice(place, 20, 10) == 0 { Language::De } else { Language::En },
        message: None,
        notes: Notes::parse(&notes(place)).ok(),
        assignment: match dice(place, 21, 10) {
            0..6 => Assignment::to_agent(agent(small(dice(place, 22, AGENTS.into())))),
            6..9 => {
                let queue = queue(small(dice(place, 23, QUEUES.into()))).as_ref();
                Assignment::Queue { queue, since: created }
            }
            _ => Assignment::Unassigned,
        },
        origin: Origin::Agent,
        validity: Validity::DEFAULT,
        schedule: (dice(place, 24, 10) == 0).then_some(schedule),
        asks: Asks::default(),
        reference: None,
        custom: CustomValues::new(),
    }
}

/// The remote user's first and last name.
pub(crate) fn name(place: u64) -> (String, String) {
    (word(dice(place, 2, 100)), word(100 + dice(place, 3, 2_000)))
}

/// A quarter of what is said is said in one of sixteen words, the rest in one of thousands.
pub(crate) fn notes(place: u64) -> String {
    let said = (4..14).map(|throw| word(dice(place, throw, if throw % 4 == 0 { 16 } else { 5_000 })));
    said.collect::<Vec<_>>().join(" ")
}
