//! Whatever changes something leaves exactly one entry: in a request's history, or in the audit log.

use std::collections::BTreeSet;

use deskside_app::context::Clock as _;
use deskside_domain::role::BuiltIn;
use deskside_http::chain_file::Line;
use deskside_test_passkey::Device;
use deskside_testkit::{Answer, Person, TestServer};
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};

use super::DATABASE;
use super::second_factors::code;

const REQUESTS: &str = "/api/v1/session-requests";
const QUEUES: &str = "/api/v1/session-queues";

/// What changes nothing although it is not a GET: the body holds what must not stand in an address.
const ONLY_ASKS: [&str; 9] = [
    // Whoever begins carries what was begun; what it comes to is tried where it is finished.
    "beginPasskey",
    "beginPasskeySignIn",
    "beginTotp",
    "openInvitation",
    "openPasswordReset",
    "previewBatch",
    "resolveJoinCode",
    "simulateRole",
    // It is over once there is an organisation. What it leaves is tried where it is made.
    "setUp",
];

/// Everything that can be done, done once; each step is counted.
struct Life {
    server: TestServer,
    owner: Person,
    entries: u64,
    done: BTreeSet<String>,
}

impl Life {
    async fn begun() -> Self {
        let server = TestServer::start(DATABASE).await;
        let owner = server.owner().await;
        let mut life = Self { server, owner, entries: 0, done: BTreeSet::new() };
        life.entries = life.count().await;
        life
    }

    /// How many entries there are, by the whole of the exported file.
    async fn count(&self) -> u64 {
        let file = self.owner.get("/api/v1/audit-events/export").await;
        assert_eq!(file.status, 200);
        let lines: Vec<_> = file.text.lines().map(|line| Line::parse(line).unwrap()).collect();
        let Some(Line::End { rows, .. }) = lines.last() else { panic!("the file has no end") };
        assert_eq!(*rows, lines.len() as u64 - 1);
        *rows
    }

    /// The owner does this, and it leaves one entry.
    async fn does(&mut self, operation: &str, method: Method, path: &str, body: Value) -> Value {
        let owner = self.owner.clone();
        self.leaves(operation, 1, &owner, method, path, body).await
    }

    /// Somebody does this, and it leaves so many entries.
    async fn leaves(
        &mut self,
        operation: &str,
        entries: u64,
        by: &Person,
        method: Method,
        path: &str,
        body: Value,
    ) -> Value {
        let request = by.request(method, path);
        let request = if body.is_null() { request } else { request.json(&body) };
        let answer = by.send(request).await;
        self.counts(operation, entries, &answer).await
    }

    async fn counts(&mut self, operation: &str, entries: u64, answer: &Answer) -> Value {
        assert!((200..300).contains(&answer.status), "{operation}: {} {}", answer.status, answer.text);
        let count = self.count().await;
        assert_eq!(count - self.entries, entries, "{operation} left other than its entries");
        self.entries = count;
        self.done.insert(operation.to_owned());
        serde_json::from_str(&answer.text).unwrap_or_default()
    }

    /// What changed without being counted here.
    async fn skip(&mut self) {
        self.entries = self.count().await;
    }
}

fn id(value: &Value) -> String {
    value["id"].as_str().unwrap().to_owned()
}

fn secret(link: &Value) -> Value {
    json!(link["url"].as_str().unwrap().split_once('#').unwrap().1)
}

#[tokio::test]
async fn whatever_changes_something_leaves_exactly_one_entry() {
    let mut life = Life::begun().await;

    with_a_request(&mut life).await;
    with_queues(&mut life).await;
    with_many(&mut life).await;
    with_people(&mut life).await;
    with_settings(&mut life).await;

    let document = life.owner.get("/api/v1/openapi.json").await.expect(200);
    let mut changing = BTreeSet::new();
    for (_, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            if let (true, Some(name)) = (method != "get", operation["operationId"].as_str()) {
                changing.insert(name.to_owned());
            }
        }
    }
    let asks: BTreeSet<_> = ONLY_ASKS.map(str::to_owned).into();
    let tried: BTreeSet<_> = life.done.union(&asks).cloned().collect();
    assert_eq!(changing, tried, "every route that can change something is tried");
}

async fn with_a_request(life: &mut Life) {
    let new = json!({ "user_name": "Una", "user_email": "una@brightwater.example" });
    let request = life.does("createSessionRequest", Method::POST, REQUESTS, new).await;
    let path = format!("{REQUESTS}/{}", id(&request));
    let on = |what: &str| format!("{path}/{what}");
    let post = Method::POST;
    life.does("editSessionRequest", Method::PATCH, &path, json!({ "notes": "Floor 2" })).await;
    let comment = life.does("addComment", post.clone(), &on("comments"), json!({ "text": "Hm" })).await;
    let comment = on(&format!("comments/{}", id(&comment)));
    life.does("editComment", Method::PATCH, &comment, json!({ "text": "Hm!" })).await;
    life.does("deleteComment", Method::DELETE, &comment, Value::Null).await;
    let hour = json!({ "kind": "by", "seconds": 3600 });
    life.does("extendSessionRequest", post.clone(), &on("extend"), hour).await;
    let time = json!({ "local": "2099-01-01T10:00", "time_zone": "UTC" });
    life.does("scheduleSessionRequest", post.clone(), &on("schedule"), time).await;
    life.does("unscheduleSessionRequest", post.clone(), &on("unschedule"), Value::Null).await;
    life.does("sendEmail", post.clone(), &on("send-email"), Value::Null).await;
    let renewed = life.does("renewLink", post.clone(), &on("new-link"), Value::Null).await;
    life.does("takeOverSessionRequest", post.clone(), &on("take-over"), Value::Null).await;
    let nobody = json!({ "kind": "unassigned" });
    life.does("assignSessionRequest", post.clone(), &on("assign"), nobody).await;

    let link = renewed["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let link = |what: &str| format!("/api/v1/session-links/{link}/{what}");
    let una = life.server.somebody();
    life.leaves("joinSessionLink", 1, &una, post.clone(), &link("join"), Value::Null).await;
    life.does("resetGuest", post.clone(), &on("reset-guest"), Value::Null).await;
    life.leaves("joinSessionLink", 1, &una, post.clone(), &link("join"), Value::Null).await;
    life.leaves("leaveSessionLink", 1, &una, post.clone(), &link("leave"), Value::Null).await;
    life.leaves("joinSessionLink", 1, &una, post.clone(), &link("join"), Value::Null).await;
    let mut guest = una.socket(&link("socket")).await;
    guest.say(&json!({ "type": "hello", "granted": [] })).await;
    guest.hear_of("welcome").await;
    guest.say(&json!({ "type": "grant", "capabilities": ["view"] })).await;
    while guest.hear_of("room").await["room"]["guest"]["phase"] != "granted" {}
    life.skip().await;
    // It takes the request over first: two steps of the request, each with its row.
    let owner = life.owner.clone();
    life.leaves("connectSession", 2, &owner, post.clone(), &on("connect"), Value::Null).await;
    drop(guest);

    let done = json!({ "outcome": "solved" });
    life.does_until_alone("closeSessionRequest", &on("close"), done).await;
    life.leaves("wishOnLink", 1, &una, post.clone(), &link("wish"), Value::Null).await;
    life.does("dismissWish", post.clone(), &on("dismiss-wish"), Value::Null).await;
    life.does("reopenSessionRequest", post, &on("reopen"), Value::Null).await;
}

impl Life {
    /// Closing ends the session, which the room reports with a row of its own.
    async fn does_until_alone(&mut self, operation: &str, path: &str, body: Value) {
        let owner = self.owner.clone();
        self.leaves(operation, 2, &owner, Method::POST, path, body).await;
    }
}

async fn with_queues(life: &mut Life) {
    let post = Method::POST;
    let queue = life.does("createSessionQueue", post.clone(), QUEUES, json!({ "name": "First line" })).await;
    let path = format!("{QUEUES}/{}", id(&queue));
    let page = json!({ "version": 1, "request_page": { "slug": "first" } });
    life.does("editSessionQueue", Method::PATCH, &path, page).await;
    let call = json!({ "name": "Maria", "problem": "It does not print" });
    let maria = life.server.somebody();
    life.leaves("askForHelp", 1, &maria, post.clone(), "/api/v1/request-pages/first", call).await;
    let taken = life.does("takeNext", post.clone(), &format!("{path}/take-next"), Value::Null).await;
    let back = format!("{REQUESTS}/{}/hand-back", id(&taken));
    life.does("handBackSessionRequest", post.clone(), &back, Value::Null).await;
    let ben = life.server.agent("Ben").await;
    life.skip().await;
    let subscriber = format!("{path}/subscribers/{}", life.server.actor(&ben).await.agent.id);
    life.does("subscribe", Method::PUT, &subscriber, Value::Null).await;
    life.does("unsubscribe", Method::DELETE, &subscriber, Value::Null).await;
    // Each request that has to leave has a row of its own.
    let owner = life.owner.clone();
    let leave = json!({ "move_to": { "kind": "unassigned" } });
    life.leaves("archiveSessionQueue", 2, &owner, post.clone(), &format!("{path}/archive"), leave).await;
    life.does("restoreSessionQueue", post, &format!("{path}/restore"), Value::Null).await;
}

async fn with_many(life: &mut Life) {
    let nothing = json!({ "kind": "matching", "filter": { "q": "nobody-is-called-so" } });
    let batch = json!({ "action": { "kind": "reopen" }, "selection": nothing });
    life.does("startBatch", Method::POST, &format!("{REQUESTS}/batch"), batch).await;
    let file = life.owner.request(Method::POST, &format!("{REQUESTS}/import"));
    let file = file.header("content-type", "text/csv").body("user_name\nKlara\nJonas\n");
    let answer = life.owner.send(file).await;
    // One of its own, and the first of each request's history.
    life.counts("importSessionRequests", 3, &answer).await;
    let view = json!({ "name": "Mine", "query": "assigned=me" });
    let view = life.does("saveView", Method::POST, "/api/v1/saved-views", view).await;
    let view = format!("/api/v1/saved-views/{}", id(&view));
    life.does("deleteSavedView", Method::DELETE, &view, Value::Null).await;
}

async fn with_people(life: &mut Life) {
    let post = Method::POST;
    let rights = json!({ "session_requests": "view" });
    let role = json!({ "name": "Shift lead", "rights": rights });
    let role = life.does("createRole", post.clone(), "/api/v1/roles", role).await;
    let path = format!("/api/v1/roles/{}", id(&role));
    life.does("editRole", Method::PATCH, &path, json!({ "version": 1, "rights": {} })).await;
    life.does("deleteRole", Method::DELETE, &path, Value::Null).await;

    let invite = json!({ "email": "chiara@brightwater.example", "roles": ["user"] });
    let invited = life.does("invite", post.clone(), "/api/v1/invitations", invite.clone()).await;
    let path = format!("/api/v1/invitations/{}", id(&invited["invitation"]));
    life.does("withdrawInvitation", Method::DELETE, &path, Value::Null).await;
    let invited = life.does("invite", post.clone(), "/api/v1/invitations", invite).await;
    let chiara = life.server.somebody();
    let accept =
        json!({ "token": secret(&invited["link"]), "name": "Chiara", "password": "a new horse battery" });
    let path = "/api/v1/invitations/accept";
    let me = life.leaves("acceptInvitation", 1, &chiara, post.clone(), path, accept).await;

    let path = format!("/api/v1/members/{}", id(&me["member"]));
    let on = |what: &str| format!("{path}/{what}");
    life.does("editMember", Method::PATCH, &path, json!({ "roles": ["support_agent"] })).await;
    let link = life.does("offerPasswordReset", post.clone(), &on("reset-password"), Value::Null).await;
    let reset = json!({ "token": secret(&link), "password": "another horse battery" });
    let path_of_use = "/api/v1/password-resets/use";
    life.leaves("usePasswordReset", 1, &chiara, post.clone(), path_of_use, reset).await;
    let sign_in = json!({ "email": "chiara@brightwater.example", "password": "another horse battery" });
    life.leaves("signIn", 1, &chiara, post.clone(), "/api/v1/sign-in", sign_in.clone()).await;
    let edit = json!({ "name": "Chiara Conti" });
    life.leaves("editMe", 1, &chiara, Method::PATCH, "/api/v1/me", edit).await;
    let change =
        json!({ "current_password": "another horse battery", "new_password": "yet another battery" });
    life.leaves("changePassword", 1, &chiara, post.clone(), "/api/v1/me/password", change).await;
    with_second_factors(life, &chiara, &path).await;
    let other = life.server.somebody();
    let sign_in = json!({ "email": "chiara@brightwater.example", "password": "yet another battery" });
    let there = life.leaves("signIn", 1, &other, post.clone(), "/api/v1/sign-in", sign_in).await;
    let sign_ins = chiara.get("/api/v1/me/sign-ins").await.expect(200);
    let of_other = sign_ins["items"].as_array().unwrap().iter().find(|item| item["current"] == false);
    let revoke = format!("/api/v1/me/sign-ins/{}/revoke", id(of_other.unwrap()));
    life.leaves("revokeSignIn", 1, &chiara, post.clone(), &revoke, Value::Null).await;
    let client = format!("/api/v1/clients/{}", there["client"]["id"].as_str().unwrap());
    life.does("renameClient", Method::PATCH, &client, json!({ "name": "Front desk" })).await;
    life.does("forgetClient", Method::DELETE, &client, Value::Null).await;
    life.leaves("signOut", 1, &chiara, post.clone(), "/api/v1/sign-out", Value::Null).await;
    life.does("disableMember", post.clone(), &on("disable"), Value::Null).await;
    life.does("enableMember", post, &on("enable"), Value::Null).await;
    life.does("deleteMember", Method::DELETE, &path, Value::Null).await;
}

/// What Chiara, whose password is `yet another battery`, does with her second factors, and what others do with them.
async fn with_second_factors(life: &mut Life, chiara: &Person, member: &str) {
    let post = Method::POST;
    let password = json!({ "current_password": "yet another battery" });
    for _ in 0..2 {
        let offered = chiara.post("/api/v1/me/totp/begin", &password).await.expect(200);
        let confirm =
            json!({ "ceremony": offered["ceremony"], "code": code(&life.server, &offered["secret"]) });
        let path = "/api/v1/me/totp/confirm";
        life.leaves("confirmTotp", 1, chiara, post.clone(), path, confirm).await;
        if !life.done.contains("renewRecoveryCodes") {
            let path = "/api/v1/me/recovery-codes";
            life.leaves("renewRecoveryCodes", 1, chiara, post.clone(), path, password.clone()).await;
            let path = "/api/v1/me/totp/turn-off";
            life.leaves("turnTotpOff", 1, chiara, post.clone(), path, password.clone()).await;
        }
    }
    let mut device = Device::at(life.server.origin(), 1);
    let mut added = Value::Null;
    for name in ["Laptop", "Phone"] {
        let begun = chiara.post("/api/v1/me/passkeys/begin", &password).await.expect(200);
        let answer = device.create(&begun["options"]);
        let body = json!({ "ceremony": begun["ceremony"], "name": name, "credential": answer });
        added = life.leaves("addPasskey", 1, chiara, post.clone(), "/api/v1/me/passkeys", body).await;
    }
    let begun = chiara.act("/api/v1/sign-in/passkey/begin").await.expect(200);
    let body = json!({ "ceremony": begun["ceremony"], "credential": device.get(&begun["options"]) });
    let other = life.server.somebody();
    life.leaves("signInByPasskey", 1, &other, post.clone(), "/api/v1/sign-in/passkey", body).await;
    let path = format!("/api/v1/me/passkeys/{}", id(&added["passkey"]));
    let rename = json!({ "name": "Work phone" });
    life.leaves("renamePasskey", 1, chiara, Method::PATCH, &path, rename).await;
    let remove = format!("{path}/remove");
    life.leaves("removePasskey", 1, chiara, post.clone(), &remove, password.clone()).await;
    let path = format!("{member}/remove-second-factors");
    life.does("removeSecondFactors", post, &path, Value::Null).await;
}

async fn with_settings(life: &mut Life) {
    let tomorrow = life.server.clock.now().saturating_add(SignedDuration::from_hours(24)).unwrap();
    let token = json!({ "name": "Wiki", "rights": { "settings": "view" }, "expires_at": tomorrow });
    let made = life.does("createApiToken", Method::POST, "/api/v1/api-tokens", token).await;
    let token = format!("/api/v1/api-tokens/{}", id(&made["token"]));
    life.does("revokeApiToken", Method::DELETE, &token, Value::Null).await;
    let settings = "/api/v1/organisation";
    life.does("editOrganisation", Method::PATCH, settings, json!({ "version": 1, "name": "Brightwater" }))
        .await;
    let logo = life.owner.request(Method::PUT, "/api/v1/organisation/logo");
    let answer = life.owner.send(logo.header("content-type", "image/png").body(PNG)).await;
    life.counts("setLogo", 1, &answer).await;
    life.does("removeLogo", Method::DELETE, "/api/v1/organisation/logo", Value::Null).await;
    let photo = life.owner.request(Method::PUT, "/api/v1/me/photo");
    let answer = life.owner.send(photo.header("content-type", "image/png").body(PNG)).await;
    life.counts("setPhoto", 1, &answer).await;
    life.does("offerMyCalendar", Method::POST, "/api/v1/me/calendar", Value::Null).await;
    life.does("withdrawMyCalendar", Method::DELETE, "/api/v1/me/calendar", Value::Null).await;
    life.does("removePhoto", Method::DELETE, "/api/v1/me/photo", Value::Null).await;
}

/// One transparent pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\nIDATx\x9cc\0\x01\0\0\x05\0\x01\r\n-\xb4\0\0\0\0IEND\xaeB`\x82";

#[tokio::test]
async fn the_log_is_read_by_who_what_about_whom_and_when_page_by_page() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    for name in ["One", "Two", "Three"] {
        owner.post("/api/v1/roles", &json!({ "name": name, "rights": {} })).await.expect(201);
    }
    let ada = server.member("Ada", BuiltIn::Admin).await;
    let ada_id = server.actor(&ada).await.agent.id;
    let read = async |query: &str| owner.get(&format!("/api/v1/audit-events?{query}")).await.expect(200);

    let first = read("kind=role_created&limit=2").await;
    let cursor = first["next"].as_str().unwrap();
    let second = read(&format!("kind=role_created&limit=2&cursor={cursor}")).await;
    let of_ada = read(&format!("by={ada_id}")).await;
    owner.post(&format!("/api/v1/members/{ada_id}/disable"), &json!({})).await.expect(200);
    let about_ada = read(&format!("about={ada_id}")).await;

    let names = |page: &Value| -> Vec<Value> {
        page["items"].as_array().unwrap().iter().map(|item| item["what"]["name"].clone()).collect()
    };
    assert_eq!(names(&first), [json!("Three"), json!("Two")]);
    assert_eq!((names(&second), &second["next"]), (vec![json!("One")], &Value::Null));
    assert_eq!(of_ada["items"][0]["what"]["kind"], "signed_in");
    assert_eq!(of_ada["items"][0]["by"]["agent"]["name"], "Ada");
    assert_eq!(about_ada["items"].as_array().unwrap().len(), 1);
    assert_eq!(about_ada["items"][0]["what"]["kind"], "member_disabled");
    let later = read("from=2100-01-01T00:00:00Z").await;
    assert_eq!(later["items"], json!([]));
}
