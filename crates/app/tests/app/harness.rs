//! The Brightwater Clinics in a test's own database: agents, remote users' devices, and a clock.

use std::sync::{Arc, Mutex};

use deskside_app::account::{Device, Founding, Presented};
use deskside_app::context::{Clock, Context};
use deskside_app::links::{GuestEntry, Joined};
use deskside_app::session_requests::{CreateError, NewRequest, SeenRequest};
use deskside_app::{Actor, App, Caller};
use deskside_domain::actor::InPerson;
use deskside_domain::capability::{Capability, Grant};
use deskside_domain::chat::ChatAuthor;
use deskside_domain::ids::{ChatClientId, MemberId, SessionRequestId};
use deskside_domain::member::{Member, NewPassword, Standing};
use deskside_domain::organisation::Organisation;
use deskside_domain::presence::Guest;
use deskside_domain::role::{BuiltIn, RoleKey};
use deskside_domain::text::{ChatText, DeviceName, EmailAddress, OrganisationName, PersonName};
use deskside_domain::validity::Validity;
use deskside_domain::{SignedDuration, Timestamp};
use deskside_store::{SecretKey, Store};
use deskside_test_database::TestDatabase;

use super::DATABASE;

pub(crate) const PASSWORD: &str = "correct horse battery";

/// A clock that stands still until it is told.
#[derive(Debug)]
pub(crate) struct StandingClock(Mutex<Timestamp>);

impl Clock for StandingClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// One server of the organisation.
pub(crate) struct Desk {
    pub(crate) app: App,
    store: Store,
    clock: Arc<StandingClock>,
    _database: TestDatabase,
}

impl Desk {
    /// Nobody has set it up.
    pub(crate) async fn empty() -> Self {
        let database = DATABASE.create().await;
        let store = Store::open(&database.url(), &SecretKey::generate([1; 32])).await.unwrap();
        let clock = Arc::new(StandingClock(Mutex::new(Timestamp::constant(1_800_000_000, 0))));
        let app = App::new(store.clone(), Context::new(clock.clone()));
        app.renew_lease().await.unwrap();
        Self { app, store, clock, _database: database }
    }

    /// With members whose passwords nobody knows: hashing them would take most of a test's time.
    pub(crate) async fn founded() -> Self {
        let desk = Self::empty().await;
        let unit = desk.store.begin().await.unwrap();
        let owner = desk.member("Olga", BuiltIn::Owner);
        unit.members().found(&organisation(), &owner, String::new(), desk.now()).await.unwrap();
        unit.commit().await.unwrap();
        desk
    }

    /// A new support agent, signed in.
    pub(crate) async fn agent(&self, name: &str) -> Actor {
        self.somebody(name, BuiltIn::SupportAgent).await
    }

    /// A new admin, signed in: who looks after queues and members.
    pub(crate) async fn admin(&self, name: &str) -> Actor {
        self.somebody(name, BuiltIn::Admin).await
    }

    /// A second owner, signed in.
    pub(crate) async fn owner(&self) -> Actor {
        self.somebody("Otto", BuiltIn::Owner).await
    }

    /// A new member with this role, signed in.
    pub(crate) async fn somebody(&self, name: &str, role: BuiltIn) -> Actor {
        self.signed_in(self.member(name, role)).await
    }

    /// The member with this address, signed in without a password.
    pub(crate) async fn signed_in_as(&self, email: EmailAddress) -> Actor {
        let member = self.store.members().credentials(&email).await.unwrap().unwrap().member;
        let signed_in = self.app.start_sign_in(member, browser()).await.unwrap();
        self.app.authenticate(signed_in.token.expose()).await.unwrap()
    }

    async fn signed_in(&self, member: Member) -> Actor {
        let unit = self.store.begin().await.unwrap();
        unit.members().add(&member, String::new()).await.unwrap();
        unit.commit().await.unwrap();
        let signed_in = self.app.start_sign_in(member, browser()).await.unwrap();
        self.app.authenticate(signed_in.token.expose()).await.unwrap()
    }

    fn member(&self, name: &str, role: BuiltIn) -> Member {
        Member {
            id: MemberId::generate(self.now(), self.app.context().random()),
            name: PersonName::parse(name).unwrap(),
            email: address(name),
            roles: [RoleKey::BuiltIn(role)].into(),
            standing: Standing::Active,
            language: None,
            zone: None,
            created_at: self.now(),
            version: 1,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Lets time go by while the server runs.
    pub(crate) async fn pass(&self, seconds: i64) {
        self.stand_still(seconds);
        self.app.renew_lease().await.unwrap();
    }

    /// Lets time go by while the server does not run.
    pub(crate) fn stand_still(&self, seconds: i64) {
        *self.clock.0.lock().unwrap() += SignedDuration::from_secs(seconds);
    }

    /// Another server on the same database.
    pub(crate) fn another_server(&self) -> App {
        App::new(self.store.clone(), Context::new(self.clock.clone()))
    }

    /// The server that comes up after this one died.
    pub(crate) async fn restart(&mut self) {
        self.app = App::new(self.store.clone(), Context::new(self.clock.clone()));
        self.app.renew_lease().await.unwrap();
    }

    /// Creates a request as this form says it.
    pub(crate) async fn create_as(&self, by: &Actor, form: NewRequest) -> Result<SeenRequest, CreateError> {
        self.app.create_session_request(by, form, &self.organisation().await).await
    }

    pub(crate) async fn organisation(&self) -> Organisation {
        self.app.brand().await.unwrap().expect("set-up is done")
    }

    /// An unassigned request, valid for an hour.
    pub(crate) async fn create(&self, by: &Actor) -> SeenRequest {
        self.app.create_session_request(by, form(), &self.organisation().await).await.unwrap()
    }

    /// Says the same under each of these ids, all in one unit.
    pub(crate) async fn fill_chat(
        &self,
        request: SessionRequestId,
        ids: impl Iterator<Item = ChatClientId>,
        text: &ChatText,
    ) {
        let unit = self.store.begin().await.unwrap();
        for id in ids {
            unit.chat().say(request, id, &ChatAuthor::RemoteUser, text, self.clock.now()).await.unwrap();
        }
        unit.commit().await.unwrap();
    }

    /// A remote user's device that has joined.
    pub(crate) async fn join(&self, seen: &SeenRequest) -> Visitor {
        let link = seen.request.token.expose().to_owned();
        let Joined { request, device, .. } =
            self.app.join(&link, None, device_name(), from(1)).await.unwrap();
        Visitor { request, link, cookie: device.expose().to_owned(), guest: guest(device.hash()) }
    }

    /// A device that has joined and granted view.
    pub(crate) async fn ready(&self, seen: &SeenRequest) -> Visitor {
        let visitor = self.join(seen).await;
        self.app.guest_granted(visitor.request, visitor.guest.device, view()).await.unwrap();
        visitor
    }

    pub(crate) async fn read(&self, by: &Actor, id: SessionRequestId) -> SeenRequest {
        self.app.session_request(by, id).await.unwrap()
    }

    /// What happened, the oldest first, by the stored names of the events.
    pub(crate) async fn history(&self, by: &Actor, id: SessionRequestId) -> Vec<String> {
        let mut rows = self.app.history(by, id, None, 100).await.unwrap().rows;
        rows.reverse();
        rows.iter().map(|row| kind(&row.event.what)).collect()
    }
}

/// A remote user's device.
pub(crate) struct Visitor {
    pub(crate) request: SessionRequestId,
    pub(crate) link: String,
    pub(crate) cookie: String,
    pub(crate) guest: Guest,
}

impl Visitor {
    pub(crate) fn entry(&self) -> GuestEntry {
        GuestEntry { request: self.request, device: self.guest.device }
    }
}

fn kind(event: &deskside_domain::history::RequestEvent) -> String {
    let stored = serde_json::to_value(event).unwrap();
    stored["kind"].as_str().unwrap().to_owned()
}

pub(crate) fn guest(device: deskside_domain::tokens::DeviceId) -> Guest {
    Guest { device, device_name: device_name() }
}

/// A browser that nobody has signed in with.
pub(crate) fn browser() -> Device {
    Device { name: device_name(), browser: None }
}

pub(crate) fn device_name() -> DeviceName {
    DeviceName::parse("Firefox on Linux").unwrap()
}

pub(crate) fn view() -> Grant {
    Grant::of([Capability::View]).unwrap()
}

pub(crate) fn address(name: &str) -> EmailAddress {
    EmailAddress::parse(&format!("{name}@brightwater.example")).unwrap()
}

pub(crate) fn organisation() -> OrganisationName {
    OrganisationName::parse("Brightwater Clinics").unwrap()
}

pub(crate) fn founding() -> Founding {
    Founding {
        organisation: organisation(),
        name: PersonName::parse("Olga Owner").unwrap(),
        password: NewPassword::choose(PASSWORD, &address("owner")).unwrap(),
        email: address("owner"),
    }
}

/// What somebody types who has no second factor, or was not asked for it yet.
pub(crate) fn typed<'a>(email: &'a str, password: &'a str) -> Presented<'a> {
    Presented { email, password, code: None }
}

/// Somebody at this place in the network.
pub(crate) fn from(place: u8) -> Caller {
    Caller::from_address([192, 0, 2, place].into())
}

pub(crate) fn form() -> NewRequest {
    NewRequest {
        validity: Validity::from_seconds(3_600),
        ..NewRequest::for_user(PersonName::parse("Margarethe Aigner").unwrap())
    }
}

/// The member who is signed in.
pub(crate) fn in_person(actor: &Actor) -> InPerson {
    actor.clone().in_person().unwrap()
}
