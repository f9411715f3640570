//! API tokens: what a program does with one in a member's name, and what it never does.

use deskside_app::context::{Clock as _, SystemClock};
use deskside_domain::rights::{Level, Rights, Section};
use deskside_domain::role::BuiltIn;
use deskside_testkit::{Person, TestServer};
use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use serde_json::{Value, json};

use super::DATABASE;

const TOKENS: &str = "/api/v1/api-tokens";
const REQUESTS: &str = "/api/v1/session-requests";

fn in_hours(hours: i64) -> Timestamp {
    SystemClock.now().saturating_add(SignedDuration::from_hours(hours)).unwrap()
}

fn new_token(rights: &Value) -> Value {
    json!({ "name": "Wiki", "rights": rights, "expires_at": in_hours(24) })
}

/// A program with the secret of a token that was just made.
fn program(server: &TestServer, made: &Value) -> Person {
    Person::program(server.origin(), made["secret"].as_str().unwrap())
}

async fn delete(person: &Person, token: &Value) -> deskside_testkit::Answer {
    let path = format!("{TOKENS}/{}", token["id"].as_str().unwrap());
    person.send(person.request(Method::DELETE, &path)).await
}

#[tokio::test]
async fn a_program_does_what_its_token_says_in_the_name_of_its_member() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let made = owner.post(TOKENS, &new_token(&json!({ "session_requests": "edit" }))).await.expect(201);
    let program = program(&server, &made);

    let created = program.create("Una User").await;
    program.get("/api/v1/members").await.refused(403, "not_permitted");

    let history = owner.get(&format!("{REQUESTS}/{}/history", created["id"].as_str().unwrap())).await;
    let by = &history.expect(200)["items"][0]["by"];
    assert_eq!((&by["kind"], &by["name"]), (&json!("token"), &json!("Olga Owner")));
    assert_eq!(by["token_name"], "Wiki");
    let me = program.get("/api/v1/me").await.expect(200);
    assert_eq!((&me["client"], &me["rights"]["session_requests"]), (&Value::Null, &json!("edit")));
    assert_eq!(me["rights"]["members"], "none");
}

#[tokio::test]
async fn the_secret_is_told_once_and_kept_nowhere() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;

    let made = owner.post(TOKENS, &new_token(&json!({ "session_requests": "view" }))).await.expect(201);
    let listed = owner.get(TOKENS).await;

    let secret = made["secret"].as_str().unwrap();
    assert!(secret.ends_with(made["token"]["ending"].as_str().unwrap()));
    assert!(!listed.text.contains(secret));
    assert_eq!(listed.expect(200)["items"], json!([made["token"]]));
}

#[tokio::test]
async fn a_token_gets_no_right_that_its_maker_lacks_and_never_more_than_a_program_may() {
    let server = TestServer::start(DATABASE).await;
    let (owner, admin) = (server.owner().await, server.member("Ada", BuiltIn::Admin).await);
    let agent = server.agent("Lena").await;
    let some = json!({ "session_requests": "view" });

    agent.post(TOKENS, &new_token(&some)).await.refused(403, "not_permitted");
    admin.post(TOKENS, &new_token(&json!({ "audit_log": "edit" }))).await.refused(403, "beyond_own_rights");
    for section in ["members", "roles", "integrations"] {
        let refused = owner.post(TOKENS, &new_token(&json!({ section: "edit" }))).await;
        assert_eq!(refused.refused(422, "invalid_fields")["errors"][0]["field"], "rights");
    }
    owner.post(TOKENS, &new_token(&json!({}))).await.refused(422, "invalid_fields");
    for hours in [-1, 366 * 24 + 1] {
        let new = json!({ "name": "Wiki", "rights": some, "expires_at": in_hours(hours) });
        let refused = owner.post(TOKENS, &new).await.refused(422, "invalid_fields");
        assert_eq!(refused["errors"][0]["field"], "expires_at");
    }
}

#[tokio::test]
async fn a_token_makes_no_token_and_changes_no_account() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    // As if a rule had failed when it was made: what a token may do is decided when it is used.
    let program = server.program(&owner, &Rights::of([(Section::Integrations, Level::View)])).await;

    program.post(TOKENS, &new_token(&json!({}))).await.refused(403, "sign_in_needed");
    let change = json!({ "current_password": "x", "new_password": "a very long password" });
    program.post("/api/v1/me/password", &change).await.refused(403, "sign_in_needed");
    program.patch("/api/v1/me", &json!({ "name": "Eve" })).await.refused(403, "sign_in_needed");
    program.get("/api/v1/me/sign-ins").await.refused(403, "sign_in_needed");
}

#[tokio::test]
async fn a_token_shrinks_with_its_member_at_once_and_grows_no_further_than_it_was_made() {
    let server = TestServer::start(DATABASE).await;
    let (owner, ada) = (server.owner().await, server.member("Ada", BuiltIn::Admin).await);
    let rights = json!({ "session_requests": "edit", "settings": "view" });
    let made = ada.post(TOKENS, &new_token(&rights)).await.expect(201);
    let program = program(&server, &made);
    let path = format!("/api/v1/members/{}", server.actor(&ada).await.agent.id);
    let now = async || program.get("/api/v1/me").await.expect(200)["rights"].clone();

    owner.patch(&path, &json!({ "roles": ["data_protection_officer"] })).await.expect(200);
    let shrunk = now().await;
    owner.patch(&path, &json!({ "roles": ["owner"] })).await.expect(200);
    let grown = now().await;

    assert_eq!((&shrunk["session_requests"], &shrunk["settings"]), (&json!("view"), &json!("none")));
    assert_eq!((&grown["session_requests"], &grown["settings"]), (&json!("edit"), &json!("view")));
    assert_eq!(grown["members"], "none");
}

#[tokio::test]
async fn a_token_ends_when_it_expires_is_revoked_or_its_member_goes() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let rights = json!({ "session_requests": "view" });
    let make = async |person: &Person| person.post(TOKENS, &new_token(&rights)).await.expect(201);
    let (first, second) = (make(&owner).await, make(&owner).await);
    let ada = server.member("Ada", BuiltIn::Admin).await;
    let adas = make(&ada).await;
    let adas_path = format!("/api/v1/members/{}", server.actor(&ada).await.agent.id);
    let tries = async |made: &Value| program(&server, made).get(REQUESTS).await.status;

    delete(&owner, &first["token"]).await.expect(204);
    assert_eq!((tries(&first).await, tries(&second).await), (401, 200));
    delete(&owner, &first["token"]).await.refused(404, "not_found");

    owner.act(&format!("{adas_path}/disable")).await.expect(200);
    assert_eq!(tries(&adas).await, 401);
    owner.act(&format!("{adas_path}/enable")).await.expect(200);
    assert_eq!(tries(&adas).await, 200);
    owner.send(owner.request(Method::DELETE, &adas_path)).await.expect(204);
    assert_eq!(tries(&adas).await, 401);

    server.clock.advance(SignedDuration::from_hours(25));
    assert_eq!(tries(&second).await, 401);
}

#[tokio::test]
async fn whoever_sees_integrations_sees_everybodys_tokens_and_others_only_their_own() {
    let server = TestServer::start(DATABASE).await;
    let (owner, ada) = (server.owner().await, server.member("Ada", BuiltIn::Admin).await);
    let made = owner.post(TOKENS, &new_token(&json!({ "session_requests": "view" }))).await.expect(201);
    let agent = server.agent("Lena").await;

    let all = ada.get(&format!("{TOKENS}?of=all")).await.expect(200);
    assert_eq!(all["items"], json!([made["token"]]));
    assert_eq!(ada.get(TOKENS).await.expect(200)["items"], json!([]));
    agent.get(&format!("{TOKENS}?of=all")).await.refused(403, "not_permitted");
    delete(&agent, &made["token"]).await.refused(404, "not_found");
    delete(&ada, &made["token"]).await.expect(204);
}

#[tokio::test]
async fn a_member_keeps_fifty_tokens_and_no_more() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    for _ in 0..50 {
        server.token(&owner, &Rights::default()).await;
    }

    let refused = owner.post(TOKENS, &new_token(&json!({ "session_requests": "view" }))).await;

    refused.refused(409, "too_many_tokens");
}

#[tokio::test]
async fn a_wrong_token_is_nobody_even_beside_a_cookie() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    for header in ["Bearer x", "Basic b3duZXI6cGFzc3dvcmQ=", "Bearer", ""] {
        let request = owner.request(Method::GET, "/api/v1/me").header("authorization", header);
        owner.send(request).await.refused(401, "not_signed_in");
    }
}

#[tokio::test]
async fn a_program_hears_hints_until_its_token_is_revoked_and_is_nobody_who_is_online() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let made = owner.post(TOKENS, &new_token(&json!({ "session_requests": "view" }))).await.expect(201);
    let mut hints = program(&server, &made).events("/api/v1/live").await;
    hints.next().await.unwrap();

    let agents = owner.get("/api/v1/agents").await.expect(200);
    assert_eq!(agents["items"][0]["online"], false);
    delete(&owner, &made["token"]).await.expect(204);

    while hints.next().await.is_some() {}
}
