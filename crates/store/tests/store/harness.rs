//! A database of a test's own, with a founded organisation, and requests in it.

use std::sync::atomic::{AtomicU64, Ordering};

use deskside_domain::actor::AgentRef;
use deskside_domain::assignment::Assignment;
use deskside_domain::capability::Asks;
use deskside_domain::client::{Client, ClientId};
use deskside_domain::custom_field::CustomValues;
use deskside_domain::history::{EventActor, RequestEvent};
use deskside_domain::ids::{MemberId, NodeId, SessionRequestId};
use deskside_domain::language::Language;
use deskside_domain::link::{JoinCode, LinkToken};
use deskside_domain::member::{Member, Standing};
use deskside_domain::presence::{Guest, Phase, Presence};
use deskside_domain::role::RoleKey;
use deskside_domain::session_request::{Identity, NewSessionRequest, Origin, SessionRequest, Updates};
use deskside_domain::text::{ClientName, DeviceName, EmailAddress, OrganisationName, PersonName};
use deskside_domain::tokens::{BrowserToken, BrowserTokenHash, DeviceId};
use deskside_domain::validity::Validity;
use deskside_domain::{SignedDuration, Timestamp};
use deskside_store::{SecretKey, Store, StoreError};
use deskside_test_database::TestDatabase;
use sea_orm::ConnectionTrait as _;

use super::DATABASE;

pub(crate) const START: Timestamp = Timestamp::constant(1_800_000_000, 0);

/// So many seconds after [`START`].
pub(crate) fn second(seconds: i64) -> Timestamp {
    START + SignedDuration::from_secs(seconds)
}

/// A store with a database of its own. Dropping it deletes the database.
pub(crate) struct TestStore {
    pub(crate) store: Store,
    pub(crate) database: TestDatabase,
    made: AtomicU64,
}

impl TestStore {
    /// An empty database.
    pub(crate) async fn empty() -> Self {
        let database = DATABASE.create().await;
        let store = Store::open(&database.url(), &key(1)).await.unwrap();
        Self { store, database, made: AtomicU64::new(0) }
    }

    /// With an organisation whose owner is Ann.
    pub(crate) async fn founded() -> Self {
        let test = Self::empty().await;
        let unit = test.store.begin().await.unwrap();
        unit.members().found(&organisation(), &member(0, "Ann"), String::new(), START).await.unwrap();
        unit.commit().await.unwrap();
        test
    }

    /// The same database, opened with the secret key of this number.
    pub(crate) async fn open_with(&self, number: u8) -> Result<Store, StoreError> {
        Store::open(&self.database.url(), &key(number)).await
    }

    /// Does behind the store's back what no method of it does.
    pub(crate) async fn tamper(&self, sql: &str) {
        let connection = self.database.connect().await;
        connection.execute_unprepared(sql).await.unwrap();
        connection.close().await.unwrap();
    }

    /// Bytes that no other call gets, in the place of random ones.
    fn random<const N: usize>(&self) -> [u8; N] {
        let count = self.made.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        std::array::from_fn(|place| count[place % count.len()])
    }

    /// An unassigned request of Ann's that was created at `now` and is valid for five minutes.
    pub(crate) async fn create(&self, now: Timestamp) -> SessionRequest {
        let code = JoinCode::generate(u64::from_be_bytes(self.random()));
        self.create_with_code(code, now).await.unwrap()
    }

    pub(crate) async fn create_with_code(
        &self,
        code: JoinCode,
        now: Timestamp,
    ) -> Result<SessionRequest, StoreError> {
        let unit = self.store.begin().await?;
        let number = unit.session_requests().next_number().await?;
        let identity = Identity {
            id: SessionRequestId::generate(now, self.random()),
            number,
            token: LinkToken::generate(self.random()),
            join_code: code,
        };
        let (request, event) = form().open(identity, &ann(), now);
        unit.session_requests().add(&request, (&by_ann(), &event), self.random()).await?;
        unit.commit().await?;
        Ok(request)
    }

    /// Saves one transition of Ann's.
    pub(crate) async fn save(
        &self,
        (request, event): (SessionRequest, RequestEvent),
    ) -> Result<SessionRequest, StoreError> {
        let unit = self.store.begin().await?;
        unit.session_requests().save(&request, (&by_ann(), &event)).await?;
        unit.commit().await?;
        Ok(request)
    }

    /// Puts aside what expired before `before`, all of it.
    pub(crate) async fn shelve(&self, before: Timestamp, now: Timestamp) -> u64 {
        let unit = self.store.begin().await.unwrap();
        let moved = unit.session_requests().shelve(before, now, 10_000).await.unwrap();
        unit.commit().await.unwrap();
        moved
    }

    pub(crate) async fn put(&self, request: &SessionRequest, node: NodeId, presence: &Presence) {
        let unit = self.store.begin().await.unwrap();
        unit.presences().put(request.id, node, presence).await.unwrap();
        unit.commit().await.unwrap();
    }

    /// Gives a node a lease.
    pub(crate) async fn lease(&self, node: NodeId, until: Timestamp) {
        let unit = self.store.begin().await.unwrap();
        unit.nodes().renew(node, until).await.unwrap();
        unit.commit().await.unwrap();
    }
}

pub(crate) fn key(number: u8) -> SecretKey {
    SecretKey::generate([number; 32])
}

pub(crate) fn organisation() -> OrganisationName {
    OrganisationName::parse("Brightwater Clinics").unwrap()
}

pub(crate) fn member(number: u8, name: &str) -> Member {
    Member {
        id: MemberId::generate(START, [number; 10]),
        name: PersonName::parse(name).unwrap(),
        email: EmailAddress::parse(&format!("{name}@brightwater.example")).unwrap(),
        roles: [RoleKey::OWNER].into(),
        standing: Standing::Active,
        language: None,
        zone: None,
        created_at: START,
        version: 1,
    }
}

pub(crate) fn ann() -> AgentRef {
    member(0, "Ann").as_agent()
}

/// One of Ann's clients.
pub(crate) fn client(number: u8) -> Client {
    Client {
        id: ClientId::generate(number.into()),
        member: ann().id,
        name: ClientName::parse(&format!("Client {number}")).unwrap(),
        device_name: DeviceName::parse("Firefox on Linux").unwrap(),
        created_at: START,
        last_seen_at: second(number.into()),
    }
}

/// By what the browser behind it is known again.
pub(crate) fn browser(number: u8) -> BrowserTokenHash {
    BrowserToken::generate([number; 32]).hash()
}

pub(crate) fn by_ann() -> EventActor {
    EventActor::Agent { agent: ann(), client: None }
}

pub(crate) fn node(number: u8) -> NodeId {
    NodeId::generate(START, [number; 10])
}

pub(crate) fn present(phase: Phase, since: Timestamp) -> Presence {
    let device_name = DeviceName::parse("Firefox on Linux").unwrap();
    Presence::Here { guest: Guest { device: DeviceId([1; 32]), device_name }, phase, since }
}

fn form() -> NewSessionRequest {
    NewSessionRequest {
        user_name: PersonName::parse("Margarethe Aigner").unwrap(),
        user_email: None,
        updates: Updates::NotMailed,
        language: Language::En,
        message: None,
        notes: None,
        assignment: Assignment::Unassigned,
        origin: Origin::Agent,
        validity: Validity::SHORTEST,
        schedule: None,
        asks: Asks::default(),
        reference: None,
        custom: CustomValues::new(),
    }
}
