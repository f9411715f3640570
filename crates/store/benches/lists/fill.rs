//! Two years of an organisation: one request after the other, most of them closed, some expired, a day's worth open.

use deskside_domain::actor::AgentRef;
use deskside_domain::assignment::Assignment;
use deskside_domain::capability::{Asks, Capability, Grant};
use deskside_domain::custom_field::CustomValues;
use deskside_domain::history::EventActor;
use deskside_domain::ids::{MemberId, NodeId, QueueId, SessionId, SessionRequestId};
use deskside_domain::language::Language;
use deskside_domain::link::{JoinCode, LinkToken};
use deskside_domain::member::{Member, Role};
use deskside_domain::presence::{Guest, LiveSession, Phase, Presence};
use deskside_domain::schedule::{PlannedMinutes, Schedule, ZoneName};
use deskside_domain::session_queue::{QueueColour, QueueDefaults, RequestPage, SessionQueue};
use deskside_domain::session_request::{
    Identity, NewSessionRequest, Origin, Outcome, SessionRequest, Updates,
};
use deskside_domain::text::{DeviceName, EmailAddress, Notes, OrganisationName, PersonName, QueueName};
use deskside_domain::tokens::DeviceId;
use deskside_domain::validity::Validity;
use deskside_domain::{SignedDuration, Timestamp};
use deskside_store::{Filter, Sort, Store, Unit};

/// When the first request is created.
const START: Timestamp = Timestamp::constant(1_800_000_000, 0);
/// How long after one request the next is created.
const PACE: SignedDuration = SignedDuration::from_secs(60);
/// How many are created in one unit.
const AT_ONCE: u64 = 2_000;
/// How many of the newest have somebody present.
const PRESENT: u64 = 200;

const AGENTS: u8 = 50;
const QUEUES: u8 = 20;

/// The time at which `size` requests are read: just after the last was created.
pub(crate) fn now(size: u64) -> Timestamp {
    START + PACE * i32::try_from(size).unwrap()
}

pub(crate) fn agent(number: u8) -> AgentRef {
    let name = PersonName::parse(&format!("Agent {number}")).unwrap();
    AgentRef { id: MemberId::generate(START, [number; 10]), name }
}

pub(crate) fn queue(number: u8) -> SessionQueue {
    SessionQueue {
        id: QueueId::generate(START, [100 + number; 10]),
        name: QueueName::parse(&format!("Queue {number}")).unwrap(),
        description: None,
        colour: QueueColour::Teal,
        defaults: QueueDefaults::default(),
        page: RequestPage::Off,
        archived_at: None,
        version: 1,
    }
}

/// How many requests there are so far.
pub(crate) struct Filled(u64);

impl Filled {
    /// What an earlier run has left, or the organisation alone.
    pub(crate) async fn of(store: &Store) -> Self {
        if store.organisation().find().await.unwrap().is_none() {
            found(store).await;
        }
        let newest =
            store.session_requests().page(&Filter::default(), Sort::Newest, (None, 1), START).await.unwrap();
        let numbers = newest.requests.first().map_or(1_000, |request| request.number);
        Self(u64::try_from(numbers - 1_000).unwrap())
    }

    pub(crate) async fn up_to(&mut self, store: &Store, size: u64) {
        while self.0 < size {
            let unit = store.begin().await.unwrap();
            for place in self.0..size.min(self.0 + AT_ONCE) {
                one(&unit, place).await;
            }
            unit.commit().await.unwrap();
            self.0 = size.min(self.0 + AT_ONCE);
            println!("{} of {size} created", self.0);
        }
        assert_eq!(self.0, size, "more requests are in the database than were to be");
        put_aside(store, size).await;
        be_present(store, size).await;
    }
}

async fn found(store: &Store) {
    let unit = store.begin().await.unwrap();
    let name = OrganisationName::parse("Brightwater Clinics").unwrap();
    let member = |number| {
        let agent = agent(number);
        let email = EmailAddress::parse(&format!("agent{number}@brightwater.example")).unwrap();
        Member { id: agent.id, name: agent.name, email, role: Role::Owner, created_at: START }
    };
    unit.members().found(&name, &member(0), String::new(), START).await.unwrap();
    for number in 1..AGENTS {
        unit.members().add(&member(number), String::new()).await.unwrap();
    }
    for number in 0..QUEUES {
        unit.session_queues().add(&queue(number), START).await.unwrap();
    }
    unit.commit().await.unwrap();
}

/// A number that looks random and is the same in every run (splitmix64).
fn dice(place: u64, throw: u64, sides: u64) -> u64 {
    let seed = place.wrapping_mul(64).wrapping_add(throw).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) % sides
}

fn small(value: u64) -> u8 {
    u8::try_from(value).unwrap()
}

fn bytes<const N: usize>(place: u64) -> [u8; N] {
    let place = place.to_be_bytes();
    std::array::from_fn(|at| place[at % place.len()])
}

/// A word that few requests have the larger its number is, made of syllables.
fn word(number: u64) -> String {
    const SYLLABLES: [&str; 16] = [
        "ka", "re", "mi", "to", "lun", "ber", "sol", "ner", "ha", "vi", "don", "pe", "gra", "stan", "mu",
        "fa",
    ];
    let mut rest = number + 16;
    let mut word = String::new();
    while rest > 0 {
        word.push_str(SYLLABLES[usize::try_from(rest % 16).unwrap()]);
        rest /= 16;
    }
    word
}

async fn one(unit: &Unit, place: u64) {
    let created = now(place);
    let identity = Identity {
        id: SessionRequestId::generate(created, bytes(place)),
        number: unit.session_requests().next_number().await.unwrap(),
        token: LinkToken::generate(bytes(place)),
        join_code: JoinCode::generate(place),
    };
    let by = EventActor::Agent { agent: agent(0) };
    let (request, event) = form(place, created).open(identity, &agent(0), created);
    unit.session_requests().add(&request, (&by, &event), bytes(place)).await.unwrap();
    if dice(place, 0, 10) < 8 {
        let closed = created + SignedDuration::from_secs(i64::try_from(dice(place, 1, 40_000)).unwrap());
        let (request, event) = request.close(&agent(0), Outcome::Solved, None, closed).unwrap();
        unit.session_requests().save(&request, (&by, &event)).await.unwrap();
    }
}

fn form(place: u64, created: Timestamp) -> NewSessionRequest {
    let (first, last) = (word(dice(place, 2, 100)), word(100 + dice(place, 3, 2_000)));
    let starts_at = created + SignedDuration::from_hours(4);
    let schedule = Schedule { starts_at, zone: ZoneName::utc(), minutes: PlannedMinutes::DEFAULT };
    // A quarter of what is said is said in one of sixteen words, the rest in one of thousands.
    let said = (4..14).map(|throw| word(dice(place, throw, if throw % 4 == 0 { 16 } else { 5_000 })));
    NewSessionRequest {
        user_name: PersonName::parse(&format!("{first} {last}")).unwrap(),
        user_email: EmailAddress::parse(&format!("{first}.{last}@brightwater.example")).ok(),
        updates: Updates::NotMailed,
        language: if dice(place, 20, 10) == 0 { Language::De } else { Language::En },
        message: None,
        notes: Notes::parse(&said.collect::<Vec<_>>().join(" ")).ok(),
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

async fn put_aside(store: &Store, size: u64) {
    let before = now(size) - SignedDuration::from_hours(1);
    loop {
        let unit = store.begin().await.unwrap();
        let moved = unit.session_requests().shelve(before, now(size), 5_000).await.unwrap();
        unit.commit().await.unwrap();
        if moved == 0 {
            return;
        }
    }
}

/// People in the lobby, people who have granted, and sessions, at the newest requests that are open.
async fn be_present(store: &Store, size: u64) {
    let open = Filter { statuses: [deskside_domain::status::Status::Open].into(), ..Filter::default() };
    let page = store.session_requests().page(&open, Sort::Newest, (None, PRESENT), now(size)).await.unwrap();
    let node = NodeId::generate(START, [1; 10]);
    let unit = store.begin().await.unwrap();
    unit.nodes().renew(node, now(size) + SignedDuration::from_hours(24 * 365)).await.unwrap();
    for (place, request) in (0_u64..).zip(&page.requests) {
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
