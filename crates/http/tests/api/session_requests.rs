//! Session requests, as agents use them.

use deskside_domain::role::BuiltIn;
use deskside_testkit::{Person, TestServer};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::DATABASE;

fn path(request: &Value, rest: &str) -> String {
    format!("/api/v1/session-requests/{}{rest}", request["id"].as_str().unwrap())
}

fn time(value: &Value) -> Timestamp {
    value.as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_new_request_has_number_link_code_and_a_day() {
    let server = TestServer::start(DATABASE).await;
    let request = server.owner().await.create("Margarethe Aigner").await;

    assert_eq!(request["number"], 1001);
    assert_eq!(request["status"], "open");
    assert_eq!(request["version"], 1);
    assert!(request["link"].as_str().unwrap().starts_with(&format!("{}/s/", server.origin())));
    assert_eq!(request["join_code"].as_str().unwrap().len(), 9);
    let valid = time(&request["expires_at"]).duration_since(time(&request["created_at"]));
    assert_eq!(valid, SignedDuration::from_hours(24));
}

#[tokio::test]
async fn with_a_schedule_the_validity_counts_from_there() {
    let server = TestServer::start(DATABASE).await;
    let body = json!({
        "user_name": "Yusuf Demir", "schedule": { "local": "2031-11-26T10:00", "time_zone": "Europe/Vienna" }, "validity_seconds": 3600,
        "assign_to": { "kind": "myself" }, "message": "Until Thursday.", "notes": "calendar", "user_email": "y@b.example",
    });

    let request = server.owner().await.post("/api/v1/session-requests", &body).await.expect(201);

    assert_eq!(request["expires_at"], "2031-11-26T10:00:00Z");
    assert_eq!(request["assignment"]["agent"]["name"], "Olga Owner");
}

#[tokio::test]
async fn fields_out_of_bounds_are_named_and_nothing_is_created() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let body = json!({
        "user_name": "x".repeat(101), "user_email": "no address", "message": "m".repeat(2001), "validity_seconds": 1,
    });

    let problem = owner.post("/api/v1/session-requests", &body).await.refused(422, "invalid_fields");

    let fields: Vec<_> = problem["errors"].as_array().unwrap().iter().map(|error| &error["field"]).collect();
    assert_eq!(fields, ["user_name", "user_email", "message", "validity_seconds"]);
    assert_eq!(owner.get("/api/v1/session-requests").await.expect(200)["items"], json!([]));
}

#[tokio::test]
async fn pages_follow_each_other_while_requests_come() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    for name in ["One", "Two", "Three", "Four", "Five"] {
        owner.create(name).await;
    }
    let first = owner.get("/api/v1/session-requests?limit=2").await.expect(200);

    owner.create("Six").await;
    let next = first["next"].as_str().unwrap();
    let second = owner.get(&format!("/api/v1/session-requests?limit=3&cursor={next}")).await.expect(200);

    let names = |page: &Value| {
        page["items"].as_array().unwrap().iter().map(|item| item["user_name"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&first), ["Five", "Four"]);
    assert_eq!(names(&second), ["Three", "Two", "One"]);
    assert_eq!(second["next"], Value::Null);
}

#[tokio::test]
async fn the_list_can_be_narrowed_to_a_status() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let (open, closed) = (owner.create("Open").await, owner.create("Closed").await);
    owner.act(&path(&closed, "/close")).await.expect(200);

    let only = owner.get("/api/v1/session-requests?status=open,waiting").await.expect(200);

    assert_eq!(only["items"].as_array().unwrap().len(), 1);
    assert_eq!(only["items"][0]["id"], open["id"]);
    owner.get("/api/v1/session-requests?status=odd").await.refused(422, "invalid_fields");
    owner.get("/api/v1/session-requests?cursor=odd").await.refused(400, "malformed_request");
    owner.get("/api/v1/session-requests?limit=0").await.refused(422, "invalid_fields");
    owner.get("/api/v1/session-requests?colour=red").await.refused(400, "malformed_request");
}

#[tokio::test]
async fn an_edit_sets_and_clears_fields_and_says_which() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;

    let edited = owner
        .patch(&path(&request, ""), &json!({ "notes": "label printer", "user_email": "m@b.example" }))
        .await
        .expect(200);
    let cleared = owner.patch(&path(&request, ""), &json!({ "user_email": "" })).await.expect(200);

    assert_eq!((&edited["notes"], &edited["user_email"]), (&json!("label printer"), &json!("m@b.example")));
    assert_eq!((&cleared["notes"], &cleared["user_email"]), (&json!("label printer"), &Value::Null));
    let history = owner.get(&path(&request, "/history")).await.expect(200);
    assert_eq!(history["items"][1]["event"], json!({ "kind": "edited", "fields": ["user_email", "notes"] }));
}

#[tokio::test]
async fn an_edit_that_changes_nothing_leaves_no_trace() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;

    let same =
        owner.patch(&path(&request, ""), &json!({ "user_name": "Margarethe Aigner" })).await.expect(200);

    assert_eq!(same["version"], 1);
}

#[tokio::test]
async fn a_stale_edit_is_refused_and_overwrites_nothing() {
    let server = TestServer::start(DATABASE).await;
    let (ann, ben) = (server.agent("Ann").await, server.agent("Ben").await);
    let request = ann.create("Margarethe Aigner").await;
    ben.patch(&path(&request, ""), &json!({ "version": 1, "notes": "Ben's" })).await.expect(200);

    ann.patch(&path(&request, ""), &json!({ "version": 1, "notes": "Ann's" }))
        .await
        .refused(412, "edit_conflict");

    assert_eq!(ann.get(&path(&request, "")).await.expect(200)["notes"], "Ben's");
}

#[tokio::test]
async fn closing_and_reopening_keep_link_and_code() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;

    let closed = owner.post(&path(&request, "/close"), &json!({ "outcome": "not_solved" })).await.expect(200);
    owner.act(&path(&request, "/close")).await.refused(409, "request_closed");
    let reopened = owner.act(&path(&request, "/reopen")).await.expect(200);
    owner.act(&path(&request, "/reopen")).await.refused(409, "request_not_closed");

    assert_eq!((&closed["status"], &closed["closure"]["outcome"]), (&json!("closed"), &json!("not_solved")));
    assert_eq!(reopened["status"], "open");
    for kept in ["link", "join_code", "number", "expires_at"] {
        assert_eq!(reopened[kept], request[kept], "{kept}");
    }
}

#[tokio::test]
async fn reopening_after_the_validity_starts_a_new_one() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;
    owner.act(&path(&request, "/close")).await.expect(200);

    server.clock.advance(SignedDuration::from_hours(30));
    let reopened = owner.act(&path(&request, "/reopen")).await.expect(200);

    let valid = time(&reopened["expires_at"]).duration_since(time(&reopened["updated_at"]));
    assert_eq!(valid, SignedDuration::from_hours(24));
}

#[tokio::test]
async fn a_request_expires_by_the_clock_alone() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;

    server.clock.advance(SignedDuration::from_hours(24));

    let expired = owner.get(&path(&request, "")).await.expect(200);
    assert_eq!((&expired["status"], &expired["status_since"]), (&json!("expired"), &request["expires_at"]));
    assert_eq!(expired["version"], 1);
}

#[tokio::test]
async fn each_row_of_a_history_carries_a_hash_and_pages_go_on() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;
    for notes in ["a", "b", "c"] {
        owner.patch(&path(&request, ""), &json!({ "notes": notes })).await.expect(200);
    }

    let first = owner.get(&path(&request, "/history?limit=3")).await.expect(200);
    let next = first["next"].as_str().unwrap();
    let last = owner.get(&path(&request, &format!("/history?cursor={next}"))).await.expect(200);

    assert_eq!(first["items"][0]["version"], 4);
    assert_eq!(last["items"][0]["event"], json!({ "kind": "created" }));
    assert_eq!(last["items"][0]["hash"].as_str().unwrap().len(), 64);
}

#[tokio::test]
async fn what_does_not_exist_is_not_found() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    for id in ["01a20b03-f655-712d-8f55-0e732c7b25e3", "1001", "..", "%00"] {
        owner.get(&format!("/api/v1/session-requests/{id}")).await.refused(404, "not_found");
    }
}

#[tokio::test]
async fn who_only_sees_a_request_is_not_told_how_to_enter_it() {
    let server = TestServer::start(DATABASE).await;
    let (ann, dora) =
        (server.agent("Ann").await, server.member("Dora", BuiltIn::DataProtectionOfficer).await);
    let request = ann.create("Margarethe Aigner").await;
    let path = format!("/api/v1/session-requests/{}", request["id"].as_str().unwrap());
    let read = async |by: &Person| {
        let one = by.get(&path).await.expect(200);
        let listed = by.get("/api/v1/session-requests").await.expect(200)["items"][0].clone();
        let file = by.get("/api/v1/session-requests/export?format=jsonl").await.text;
        let exported: Value = serde_json::from_str(file.trim()).unwrap();
        [one, listed, exported].map(|body| (body["link"].clone(), body["join_code"].clone()))
    };

    let told = (request["link"].clone(), request["join_code"].clone());
    assert!(told.0.is_string() && told.1.is_string(), "{told:?}");
    assert_eq!(read(&ann).await, [(); 3].map(|()| told.clone()));
    assert_eq!(read(&dora).await, [(); 3].map(|()| (Value::Null, Value::Null)));
    let csv = dora.get("/api/v1/session-requests/export?format=csv").await.text;
    assert!(!csv.contains(told.1.as_str().unwrap()), "{csv}");
}
