//! A whole server in the test's process, on a free port, with a database of its own.

use std::sync::Arc;

use deskside_app::App;
use deskside_app::account::Founding;
use deskside_app::context::{Clock as _, Context};
use deskside_domain::actor::Actor;
use deskside_domain::api_token::ApiToken;
use deskside_domain::ids::{ApiTokenId, MemberId};
use deskside_domain::member::{Member, NewPassword, Standing};
use deskside_domain::rights::Rights;
use deskside_domain::role::{BuiltIn, RoleKey};
use deskside_domain::text::{EmailAddress, OrganisationName, PersonName, TokenName};
use deskside_domain::tokens::ApiTokenSecret;
use deskside_http::{HttpConfig, HttpState, MetricsText, PublicUrl};
use deskside_store::{SecretKey, Store};
use deskside_test_database::{Database, TestDatabase};
use jiff::SignedDuration;
use tokio::net::TcpListener;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::{Person, TestClock};

/// The password of everybody in tests.
pub(crate) const PASSWORD: &str = "correct horse battery";

/// A running server. It stops when it is dropped.
#[derive(Debug)]
pub struct TestServer {
    /// Its use cases, for what no route does yet.
    pub app: App,
    /// Its clock.
    pub clock: Arc<TestClock>,
    store: Store,
    origin: String,
    _stop: DropGuard,
    _database: TestDatabase,
}

impl TestServer {
    /// A server that nobody owns yet.
    pub async fn empty(database: Database) -> Self {
        let database = database.create().await;
        let store = Store::open(&database.url(), &SecretKey::generate([7; 32])).await.unwrap();
        let clock = Arc::new(TestClock::default());
        let app = App::new(store.clone(), Context::new(clock.clone()));
        app.renew_lease().await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://localhost:{}", listener.local_addr().unwrap().port());
        let config = HttpConfig {
            public_url: PublicUrl::parse(&origin).unwrap(),
            ice_servers: Vec::new(),
            behind_proxy: false,
        };
        let stopping = CancellationToken::new();
        let metrics = MetricsText::new(|| "deskside_rooms 0\n".to_owned());
        let state = HttpState::new(app.clone(), config, metrics, stopping.clone());
        tokio::spawn(deskside_http::work_on_batches(state.clone()));
        tokio::spawn(deskside_http::serve(listener, state));
        Self { app, clock, store, origin, _stop: stopping.drop_guard(), _database: database }
    }

    /// A server of the Brightwater Clinics with an owner.
    pub async fn start(database: Database) -> Self {
        let server = Self::empty(database).await;
        let email = EmailAddress::parse("owner@brightwater.example").unwrap();
        let founding = Founding {
            organisation: OrganisationName::parse("Brightwater Clinics").unwrap(),
            name: PersonName::parse("Olga Owner").unwrap(),
            password: NewPassword::choose(PASSWORD, &email).unwrap(),
            email,
        };
        server.app.found(founding).await.unwrap();
        server
    }

    /// Where it answers: scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Somebody with a browser that has never been here.
    pub fn somebody(&self) -> Person {
        Person::new(&self.origin)
    }

    /// The owner, signed in.
    pub async fn owner(&self) -> Person {
        self.signed_in("owner@brightwater.example").await
    }

    /// A new support agent, signed in.
    pub async fn agent(&self, name: &str) -> Person {
        self.member(name, BuiltIn::SupportAgent).await
    }

    /// A new member with one role, signed in.
    pub async fn member(&self, name: &str, role: BuiltIn) -> Person {
        let now = self.clock.now();
        let email = format!("{}@brightwater.example", name.to_lowercase());
        let member = Member {
            id: MemberId::generate(now, self.app.context().random()),
            name: PersonName::parse(name).unwrap(),
            email: EmailAddress::parse(&email).unwrap(),
            roles: [RoleKey::BuiltIn(role)].into(),
            standing: Standing::Active,
            language: None,
            zone: None,
            created_at: now,
            version: 1,
        };
        // The same password as the owner's, without hashing it again.
        let owner = EmailAddress::parse("owner@brightwater.example").unwrap();
        let members = self.store.members();
        let hash = members.credentials(&owner).await.unwrap().unwrap().password_hash;
        let unit = self.store.begin().await.unwrap();
        unit.members().add(&member, hash).await.unwrap();
        unit.commit().await.unwrap();
        self.signed_in(&email).await
    }

    /// The actor behind a person who is signed in.
    pub async fn actor(&self, person: &Person) -> Actor {
        self.app.authenticate(&person.cookie("deskside").unwrap()).await.unwrap()
    }

    /// A program with a new token of this member's, that may do this as far as the member may.
    pub async fn program(&self, person: &Person, rights: &Rights) -> Person {
        let (secret, _) = self.token(person, rights).await;
        Person::program(&self.origin, secret.expose())
    }

    /// A new token of this member's, and its secret. No rule is asked whether they may have it.
    pub async fn token(&self, person: &Person, rights: &Rights) -> (ApiTokenSecret, ApiTokenId) {
        let (now, context) = (self.clock.now(), self.app.context());
        let secret = ApiTokenSecret::generate(context.random());
        let token = ApiToken {
            id: ApiTokenId::generate(now, context.random()),
            member: self.actor(person).await.agent.id,
            name: TokenName::parse("Wiki").unwrap(),
            rights: rights.clone(),
            ending: "abcd".to_owned(),
            created_at: now,
            expires_at: now.saturating_add(SignedDuration::from_hours(24)).unwrap(),
            last_used_at: None,
        };
        let unit = self.store.begin().await.unwrap();
        unit.api_tokens().add(&token, secret.hash()).await.unwrap();
        unit.commit().await.unwrap();
        (secret, token.id)
    }

    /// The same member, signed in elsewhere too.
    pub async fn elsewhere(&self, person: &Person) -> Person {
        let me = person.get("/api/v1/me").await.expect(200);
        self.signed_in(me["member"]["email"].as_str().unwrap()).await
    }

    async fn signed_in(&self, email: &str) -> Person {
        let person = self.somebody();
        let body = serde_json::json!({ "email": email, "password": PASSWORD });
        person.post("/api/v1/sign-in", &body).await.expect(200);
        person
    }
}
