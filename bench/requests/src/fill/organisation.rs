//! The organisation: fifty agents, twenty queues, and who is signed in.

use deskside_domain::SignedDuration;
use deskside_domain::Timestamp;
use deskside_domain::actor::AgentRef;
use deskside_domain::client::{Client, ClientId};
use deskside_domain::ids::{MemberId, QueueId, SignInId};
use deskside_domain::member::{Member, Standing};
use deskside_domain::role::{BuiltIn, RoleKey};
use deskside_domain::session_queue::{QueueColour, QueueDefaults, RequestPage, SessionQueue};
use deskside_domain::text::{ClientName, DeviceName, EmailAddress, OrganisationName, PersonName, QueueName};
use deskside_domain::tokens::{BrowserToken, SignInToken};
use deskside_store::{SignIn, Store};

use super::timeline::bytes;

/// When it was founded.
pub(crate) const FOUNDED: Timestamp = Timestamp::constant(1_600_000_000, 0);

pub(crate) const AGENTS: u8 = 50;
pub(crate) const QUEUES: u8 = 20;
/// The agent who asks, and how many queues this agent serves.
pub(crate) const ASKING: u8 = 7;
pub(crate) const SERVED: u8 = 8;

pub(crate) fn agent(number: u8) -> AgentRef {
    let name = PersonName::parse(&format!("Agent {number}")).unwrap();
    AgentRef { id: MemberId::generate(FOUNDED, [number; 10]), name }
}

pub(crate) fn queue(number: u8) -> SessionQueue {
    SessionQueue {
        id: QueueId::generate(FOUNDED, [100 + number; 10]),
        name: QueueName::parse(&format!("Queue {number}")).unwrap(),
        description: None,
        colour: QueueColour::Teal,
        defaults: QueueDefaults::default(),
        page: RequestPage::Off,
        archived_at: None,
        version: 1,
    }
}

/// Agent 0 is the owner.
pub(crate) async fn found(store: &Store) {
    let unit = store.begin().await.unwrap();
    let name = OrganisationName::parse("Brightwater Clinics").unwrap();
    unit.members().found(&name, &member(0, BuiltIn::Owner), String::new(), FOUNDED).await.unwrap();
    for number in 1..AGENTS {
        unit.members().add(&member(number, BuiltIn::SupportAgent), String::new()).await.unwrap();
    }
    for number in 0..QUEUES {
        unit.session_queues().add(&queue(number), FOUNDED).await.unwrap();
    }
    for number in 0..SERVED {
        unit.session_queues().subscribe(queue(number).id, agent(ASKING).id, FOUNDED).await.unwrap();
    }
    unit.commit().await.unwrap();
}

fn member(number: u8, role: BuiltIn) -> Member {
    let agent = agent(number);
    let email = EmailAddress::parse(&format!("agent{number}@brightwater.example")).unwrap();
    Member {
        id: agent.id,
        name: agent.name,
        email,
        roles: [RoleKey::BuiltIn(role)].into(),
        standing: Standing::Active,
        language: None,
        zone: None,
        created_at: FOUNDED,
        version: 1,
    }
}

/// Signs an agent in at the browser of this number; the cookie that it carries from then on.
pub(crate) async fn sign_in(store: &Store, number: u8, browser: u64, now: Timestamp) -> String {
    let token = SignInToken::generate(bytes(1 + browser));
    let device_name = DeviceName::parse("Firefox on Linux").unwrap();
    let client = Client {
        id: ClientId::generate(1 + browser),
        member: agent(number).id,
        name: ClientName::parse("Firefox on Linux").unwrap(),
        device_name: device_name.clone(),
        created_at: now,
        last_seen_at: now,
    };
    let sign_in = SignIn {
        id: SignInId::generate(now, bytes(1 + browser)),
        member: agent(number).id,
        client: client.id,
        device_name,
        created_at: now,
        last_used_at: now,
        expires_at: now + SignedDuration::from_hours(24),
    };
    let unit = store.begin().await.unwrap();
    unit.clients().add(&client, BrowserToken::generate(bytes(1 + browser)).hash()).await.unwrap();
    unit.sign_ins().add(&sign_in, token.hash()).await.unwrap();
    unit.commit().await.unwrap();
    format!("deskside={}", token.expose())
}
