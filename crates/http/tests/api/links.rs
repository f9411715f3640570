//! Session links, as remote users use them.

use deskside_testkit::{Person, TestServer};
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};

use super::DATABASE;

fn link(request: &Value, rest: &str) -> String {
    let token = request["link"].as_str().unwrap().rsplit('/').next().unwrap();
    format!("/api/v1/session-links/{token}{rest}")
}

fn path(request: &Value, rest: &str) -> String {
    format!("/api/v1/session-requests/{}{rest}", request["id"].as_str().unwrap())
}

async fn state(person: &Person, request: &Value) -> Value {
    person.get(&link(request, "")).await.expect(200)["state"].clone()
}

#[tokio::test]
async fn reading_a_link_changes_nothing() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;
    let scanner = server.somebody();

    for address in [link(&request, ""), request["link"].as_str().unwrap().replace(server.origin(), "")] {
        scanner.get(&address).await;
        scanner.send(scanner.request(Method::HEAD, &address)).await;
    }

    let after = owner.get(&path(&request, "")).await.expect(200);
    assert_eq!((&after["version"], &after["status"]), (&json!(1), &json!("open")));
}

#[tokio::test]
async fn the_invitation_says_who_asks_for_whom_and_what() {
    let server = TestServer::start(DATABASE).await;
    let body = json!({ "user_name": "Margarethe Aigner", "message": "Labels in, please.", "notes": "secret", "assign_to": { "kind": "myself" } });
    let request = server.agent("Lena").await.post("/api/v1/session-requests", &body).await.expect(201);

    let shown = server.somebody().get(&link(&request, "")).await;

    let body = shown.expect(200);
    assert_eq!(body["state"], "invitation");
    assert_eq!(body["organisation_name"], "Brightwater Clinics");
    assert_eq!(body["agent_name"], "Lena");
    assert_eq!(body["user_name"], "Margarethe Aigner");
    assert_eq!(body["message"], "Labels in, please.");
    assert_eq!(body["asks"], json!(["view"]));
    assert!(!shown.text.contains("secret"), "notes are for agents only");
}

#[tokio::test]
async fn joining_binds_the_device_and_a_second_one_is_told_so() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;
    let (margarethe, other) = (server.somebody(), server.somebody());

    margarethe.act(&link(&request, "/join")).await.expect(200);

    assert_eq!(owner.get(&path(&request, "")).await.expect(200)["status"], "waiting");
    assert_eq!(state(&margarethe, &request).await, "joined");
    other.act(&link(&request, "/join")).await.refused(409, "other_device_joined");
    let seen = other.get(&link(&request, "")).await.expect(200);
    assert_eq!(seen["state"], "other_device");
    for told_to_nobody_else in ["user_name", "message", "join_code"] {
        assert_eq!(seen[told_to_nobody_else], Value::Null, "{told_to_nobody_else}");
    }
}

#[tokio::test]
async fn pressing_join_twice_joins_once() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;
    let margarethe = server.somebody();

    margarethe.act(&link(&request, "/join")).await.expect(200);
    margarethe.act(&link(&request, "/join")).await.expect(200);

    assert_eq!(owner.get(&path(&request, "")).await.expect(200)["version"], 2);
}

#[tokio::test]
async fn a_device_that_comes_back_learns_since_when_it_waits() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;
    let margarethe = server.somebody();
    assert_eq!(margarethe.get(&link(&request, "")).await.expect(200)["present_since"], Value::Null);

    let joined = margarethe.act(&link(&request, "/join")).await.expect(200);

    let back = margarethe.get(&link(&request, "")).await.expect(200);
    assert_eq!(back["present_since"], joined["present_since"]);
    assert_eq!(back["present_since"], owner.get(&path(&request, "")).await.expect(200)["status_since"]);
}

#[tokio::test]
async fn leaving_makes_the_link_an_invitation_again() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;
    let (margarethe, other) = (server.somebody(), server.somebody());
    margarethe.act(&link(&request, "/join")).await.expect(200);

    other.act(&link(&request, "/leave")).await.refused(409, "other_device_joined");
    margarethe.act(&link(&request, "/leave")).await.expect(204);

    assert_eq!(owner.get(&path(&request, "")).await.expect(200)["status"], "open");
    assert_eq!(state(&other, &request).await, "invitation");
    margarethe.act(&link(&request, "/leave")).await.refused(403, "not_joined");
}

#[tokio::test]
async fn an_agent_frees_the_link_for_another_device() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;
    let (phone, desk) = (server.somebody(), server.somebody());
    phone.act(&link(&request, "/join")).await.expect(200);

    owner.act(&path(&request, "/reset-guest")).await.expect(200);

    desk.act(&link(&request, "/join")).await.expect(200);
    assert_eq!(state(&phone, &request).await, "other_device");
}

#[tokio::test]
async fn closed_expired_and_early_links_let_nobody_in_and_say_why() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let (closed, expired) = (owner.create("Closed").await, owner.create("Expired").await);
    let early = json!({ "user_name": "Early", "schedule": { "local": "2099-01-01T09:00" } });
    let early = owner.post("/api/v1/session-requests", &early).await.expect(201);
    owner.act(&path(&closed, "/close")).await.expect(200);
    server.clock.advance(SignedDuration::from_hours(25));
    let somebody = server.somebody();

    for (request, shows, refusal) in [
        (&closed, "closed", "request_closed"),
        (&expired, "expired", "request_expired"),
        (&early, "too_early", "request_too_early"),
    ] {
        assert_eq!(state(&somebody, request).await, shows);
        somebody.act(&link(request, "/join")).await.refused(409, refusal);
    }
}

#[tokio::test]
async fn a_link_that_lets_nobody_in_tells_no_more_than_its_page_shows() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let about = json!({
        "user_name": "Margarethe", "message": "Labels in, please.", "assign_to": { "kind": "myself" },
        "schedule": { "local": "2099-01-01T09:00" },
    });
    let request = owner.post("/api/v1/session-requests", &about).await.expect(201);
    let told = async || server.somebody().get(&link(&request, "")).await.expect(200);
    let early = told().await;
    for known_to_the_invited in ["user_name", "message", "join_code", "schedule", "opens_at"] {
        assert_ne!(early[known_to_the_invited], Value::Null, "{known_to_the_invited}");
    }

    owner.act(&path(&request, "/close")).await.expect(200);

    let closed = told().await;
    assert_eq!((&closed["agent_name"], &closed["number"]), (&early["agent_name"], &early["number"]));
    assert_eq!(closed["closed_by_name"], early["agent_name"]);
    for told_to_nobody in
        ["user_name", "message", "join_code", "schedule", "opens_at", "queue_name", "present_since"]
    {
        assert_eq!(closed[told_to_nobody], Value::Null, "{told_to_nobody}");
    }
    assert_eq!(closed["asks"], json!([]));
}

#[tokio::test]
async fn whoever_types_a_code_sees_first_who_runs_the_server() {
    let server = TestServer::start(DATABASE).await;

    let brand = server.somebody().get("/api/v1/organisation/brand").await.expect(200);

    let nothing_set = json!({
        "set_up": true, "organisation_name": "Brightwater Clinics",
        "organisation_colour": null, "organisation_logo": null,
    });
    assert_eq!(brand, nothing_set, "and nothing else of its settings");
}

#[tokio::test]
async fn a_join_code_leads_to_its_link_however_it_is_typed() {
    let server = TestServer::start(DATABASE).await;
    let request = server.owner().await.create("Margarethe Aigner").await;
    let code = request["join_code"].as_str().unwrap();
    let spaced = format!("{} {}-{}", &code[..3], &code[3..6], &code[6..]);

    let found =
        server.somebody().post("/api/v1/join-codes/resolve", &json!({ "code": spaced })).await.expect(200);

    assert!(request["link"].as_str().unwrap().ends_with(found["path"].as_str().unwrap()));
}

#[tokio::test]
async fn guessing_join_codes_is_slowed_down() {
    let server = TestServer::start(DATABASE).await;
    let stranger = server.somebody();
    let guess = json!({ "code": "100 000 000" });
    for _ in 0..11 {
        stranger.post("/api/v1/join-codes/resolve", &guess).await.refused(404, "not_found");
    }

    stranger.post("/api/v1/join-codes/resolve", &guess).await.refused(429, "too_many_requests");
}

#[tokio::test]
async fn a_link_nobody_made_leads_nowhere() {
    let server = TestServer::start(DATABASE).await;
    for token in ["x", "1BAjcO0PdbLYshNb119EalcA", "%2e%2e", "1BAjcO0PdbLYshNb119EalcA%00"] {
        let path = format!("/api/v1/session-links/{token}");
        server.somebody().get(&path).await.refused(404, "not_found");
        server.somebody().act(&format!("{path}/join")).await.refused(404, "not_found");
    }
}
