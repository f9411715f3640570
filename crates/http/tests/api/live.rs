//! The stream of hints.

use deskside_domain::role::BuiltIn;
use deskside_testkit::TestServer;
use serde_json::json;

use super::DATABASE;

#[tokio::test]
async fn a_change_by_one_member_is_hinted_to_another() {
    let server = TestServer::start(DATABASE).await;
    let (ann, ben) = (server.agent("Ann").await, server.agent("Ben").await);
    let mut hints = ben.events("/api/v1/live").await;
    assert_eq!(hints.next().await, Some(json!({ "kind": "hello" })));

    let request = ann.create("Margarethe Aigner").await;
    let path = format!("/api/v1/session-requests/{}", request["id"].as_str().unwrap());
    ann.patch(&path, &json!({ "notes": "label printer" })).await.expect(200);

    let hint = |version: i64| json!({ "kind": "session_request", "id": request["id"], "version": version });
    assert_eq!(hints.next().await, Some(hint(1)));
    assert_eq!(hints.next().await, Some(hint(2)));
}

#[tokio::test]
async fn a_hint_tells_that_something_changed_and_never_what() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let mut hints = owner.events("/api/v1/live").await;
    hints.next().await;

    owner.create("Margarethe Aigner").await;

    let hint = hints.next().await.unwrap();
    let names: Vec<_> = hint.as_object().unwrap().keys().collect();
    assert_eq!(names, ["id", "kind", "version"]);
}

#[tokio::test]
async fn the_stream_ends_with_the_sign_in() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let mut hints = owner.events("/api/v1/live").await;
    hints.next().await;

    owner.act("/api/v1/sign-out").await.expect(204);

    assert_eq!(hints.next().await, None);
}

#[tokio::test]
async fn who_may_not_see_requests_and_queues_hears_nothing_of_them() {
    let server = TestServer::start(DATABASE).await;
    let (owner, uwe) = (server.owner().await, server.member("Uwe", BuiltIn::User).await);
    let mut hints = uwe.events("/api/v1/live").await;
    assert_eq!(hints.next().await, Some(json!({ "kind": "hello" })));

    owner.create("Margarethe Aigner").await;
    owner.post("/api/v1/session-queues", &json!({ "name": "Printers" })).await.expect(201);
    owner.patch("/api/v1/organisation", &json!({ "version": 1, "name": "Brightwater" })).await.expect(200);

    assert_eq!(hints.next().await, Some(json!({ "kind": "organisation" })));
}
