//! Random requests, with everything by which a list can tell them apart.

use std::collections::HashMap;

use deskside_domain::assignment::Assignment;
use deskside_domain::capability::{Asks, Capability, Grant};
use deskside_domain::custom_field::CustomValues;
use deskside_domain::history::{EventActor, RequestEvent};
use deskside_domain::ids::{QueueId, SessionId, SessionRequestId};
use deskside_domain::language::Language;
use deskside_domain::link::{JoinCode, LinkToken};
use deskside_domain::presence::{LiveSession, Phase, Presence};
use deskside_domain::schedule::{PlannedMinutes, Schedule, ZoneName};
use deskside_domain::session_queue::{QueueColour, QueueDefaults, QueuePlace, RequestPage, SessionQueue};
use deskside_domain::session_request::{
    Identity, NewSessionRequest, Origin, Outcome, SessionRequest, Updates,
};
use deskside_domain::text::{Notes, PersonName, QueueName};
use deskside_domain::validity::Validity;
use deskside_store::{Holder, Unit};

use super::super::harness::{START, TestStore, ann, browser, by_ann, client, member, node, present, second};
use super::expected::Expected;

const DAY: i64 = 24 * 3_600;
/// When the lists are read, in seconds.
pub(super) const NOW: i64 = 20 * DAY;

pub(super) const NAMES: [&str; 6] =
    ["Jörg Müller", "Maria Mühlbauer", "Анна Ёлкина", "Lena Strauß", "O'Neill, Jo", "Mu"];
pub(super) const NOTES: [&str; 4] =
    ["printer on floor 2", "print queue (stuck)", "VPN: \"no route\"", "#1007 again"];

/// Numbers that look random and are the same in every run (splitmix64).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub(super) fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    pub(super) fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        let place = usize::try_from(self.below(from.len() as u64)).unwrap();
        from[place].clone()
    }

    pub(super) fn seconds(&mut self, from: i64, until: i64) -> i64 {
        from + i64::try_from(self.below(u64::try_from(until - from).unwrap())).unwrap()
    }
}

fn queue(number: u8) -> SessionQueue {
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

/// Everybody to whom a request here can go.
pub(super) fn holders() -> [Holder; 7] {
    [
        Holder::Nobody,
        Holder::Agent(ann().id),
        Holder::Agent(member(1, "Ben").id),
        Holder::Client(client(1).id, ann().id),
        Holder::Client(client(2).id, ann().id),
        Holder::Queue(queue(1).id),
        Holder::Queue(queue(2).id),
    ]
}

/// Makes so many, with two agents, two queues, and two nodes of which one is dead.
pub(super) async fn random(test: &TestStore, dice: &mut Dice, count: usize) -> Expected {
    test.lease(node(1), second(NOW + 15)).await;
    test.lease(node(2), second(NOW - 1)).await;
    let unit = test.store.begin().await.unwrap();
    unit.members().add(&member(1, "Ben"), String::new()).await.unwrap();
    for number in [1, 2] {
        unit.session_queues().add(&queue(number), START).await.unwrap();
        unit.clients().add(&client(number), browser(number)).await.unwrap();
    }
    let mut requests = Vec::new();
    let mut presences = HashMap::new();
    for place in 0..count {
        let request = one(&unit, dice, place).await;
        if dice.one_in(2) {
            let (presence, alive) = (presence(dice), !dice.one_in(4));
            unit.presences().put(request.id, node(if alive { 1 } else { 2 }), &presence).await.unwrap();
            if alive {
                presences.insert(request.id, presence);
            }
        }
        requests.push(request);
    }
    unit.commit().await.unwrap();
    Expected { requests, presences }
}

async fn one(unit: &Unit, dice: &mut Dice, place: usize) -> SessionRequest {
    // Times repeat, and the clock is set back now and then: numbers decide between equals, and do not follow it.
    let around = i64::try_from(place).unwrap() * 4 * 3_600;
    let created = second((around + dice.seconds(-DAY, DAY)) / 3_600 * 3_600);
    let number = unit.session_requests().next_number().await.unwrap();
    let bytes = u8::try_from(place).unwrap();
    let identity = Identity {
        id: SessionRequestId::generate(created, [bytes; 10]),
        number,
        token: LinkToken::generate([bytes; 18]),
        join_code: JoinCode::generate(u64::from(bytes)),
    };
    let (request, event) = form(dice, created).open(identity, &ann(), created);
    unit.session_requests().add(&request, (&by_ann(), &event), [bytes; 24]).await.unwrap();
    let request = later(unit, dice, request).await;
    if dice.one_in(3) { wishing(unit, request).await } else { request }
}

fn form(dice: &mut Dice, created: deskside_domain::Timestamp) -> NewSessionRequest {
    let starts_at = created + deskside_domain::SignedDuration::from_hours(dice.seconds(0, 72));
    let schedule = Schedule { starts_at, zone: ZoneName::utc(), minutes: PlannedMinutes::DEFAULT };
    NewSessionRequest {
        user_name: PersonName::parse(dice.pick(&NAMES)).unwrap(),
        user_email: None,
        updates: Updates::NotMailed,
        language: dice.pick(&[Language::En, Language::En, Language::De]),
        message: None,
        notes: Notes::parse(dice.pick(&NOTES)).ok().filter(|_| dice.one_in(2)),
        assignment: assignment(dice, created),
        origin: Origin::Agent,
        validity: dice.pick(&[Validity::DEFAULT, Validity::SHORTEST, Validity::LONGEST]),
        schedule: Some(schedule).filter(|_| dice.one_in(3)),
        asks: Asks::default(),
        reference: None,
        custom: CustomValues::new(),
    }
}

fn assignment(dice: &mut Dice, since: deskside_domain::Timestamp) -> Assignment {
    let queue = queue(dice.pick(&[1, 2])).as_ref();
    let agent = dice.pick(&[ann(), member(1, "Ben").as_agent()]);
    match dice.below(5) {
        0 => Assignment::Unassigned,
        1 => Assignment::to_agent(agent),
        2 => Assignment::Agent { agent, client: None, from: Some(QueuePlace { queue, since }) },
        3 => Assignment::to_client(ann(), client(dice.pick(&[1, 2])).as_ref()),
        _ => Assignment::Queue { queue, since },
    }
}

/// What becomes of it: nothing, another holder, or its end.
async fn later(unit: &Unit, dice: &mut Dice, request: SessionRequest) -> SessionRequest {
    let at = second(dice.seconds(0, NOW) / 3_600 * 3_600).max(request.created_at);
    let before = request.clone();
    let changed: Result<(SessionRequest, RequestEvent), _> = match dice.below(3) {
        0 => return request,
        1 => request.assign(assignment(dice, at), at).map_err(|_| ()),
        _ => request.close(&ann(), Outcome::Solved, None, at).map_err(|_| ()),
    };
    let Ok((request, event)) = changed else { return before };
    unit.session_requests().save(&request, (&by_ann(), &event)).await.unwrap();
    request
}

/// Its remote user asks for more, if there is anything to ask for.
async fn wishing(unit: &Unit, request: SessionRequest) -> SessionRequest {
    let before = request.clone();
    let Ok((request, event)) = request.wish(second(NOW - 60)) else { return before };
    unit.session_requests().save(&request, (&EventActor::RemoteUser, &event)).await.unwrap();
    request
}

fn presence(dice: &mut Dice) -> Presence {
    let since = second(NOW - 60 * dice.seconds(1, 30));
    let grant = Grant::of([Capability::View]).unwrap();
    let session = LiveSession { id: SessionId::generate(START, [1; 10]), agent: ann(), since };
    let phases =
        [Phase::InLobby, Phase::Granted { grant: grant.clone() }, Phase::InSession { grant, session }];
    present(dice.pick(&phases), since)
}
