//! Lists as consoles ask for them: by whom, in which order, and how many.

use deskside_domain::role::BuiltIn;
use deskside_testkit::{Person, TestServer};
use serde_json::{Value, json};

use super::DATABASE;

const LIST: &str = "/api/v1/session-requests";

/// A request of this name that goes there.
async fn create(by: &Person, name: &str, assign_to: Value) -> Value {
    by.post(LIST, &json!({ "user_name": name, "assign_to": assign_to })).await.expect(201)
}

async fn names(by: &Person, query: &str) -> Vec<Value> {
    let page = by.get(&format!("{LIST}?{query}")).await.expect(200);
    page["items"].as_array().unwrap().iter().map(|item| item["user_name"].clone()).collect()
}

#[tokio::test]
async fn who_asks_finds_their_own_and_what_waits_in_their_queues() {
    let server = TestServer::start(DATABASE).await;
    let (owner, ben) = (server.owner().await, server.agent("Ben").await);
    // Who makes a queue serves it.
    let cleo = server.member("Cleo", BuiltIn::Admin).await;
    let mut queues = Vec::new();
    for name in ["Printers", "Accounts"] {
        queues.push(
            cleo.post("/api/v1/session-queues", &json!({ "name": name })).await.expect(201)["id"].clone(),
        );
    }
    let ben_id = server.actor(&ben).await.agent.id;
    let serve = format!("/api/v1/session-queues/{}/subscribers/{}", queues[0].as_str().unwrap(), ben_id);
    let put = owner.request(reqwest::Method::PUT, &serve);
    assert!(owner.send(put).await.status < 300);
    create(&owner, "Nobody's", json!({ "kind": "unassigned" })).await;
    create(&ben, "Ben's", json!({ "kind": "myself" })).await;
    create(&owner, "Printer", json!({ "kind": "queue", "id": queues[0] })).await;
    create(&owner, "Account", json!({ "kind": "queue", "id": queues[1] })).await;

    assert_eq!(names(&ben, "assigned=me").await, ["Ben's"]);
    assert_eq!(names(&ben, "assigned=my_queues,me").await, ["Printer", "Ben's"]);
    assert_eq!(names(&owner, "assigned=my_queues").await, Vec::<Value>::new());
    assert_eq!(names(&owner, "assigned=unassigned").await, ["Nobody's"]);
    let named = format!("assigned=agent:{},queue:{}", ben_id, queues[1].as_str().unwrap());
    assert_eq!(names(&owner, &named).await, ["Account", "Ben's"]);
    let counts = ben.get(&format!("{LIST}/counts?assigned=my_queues,me&status=closed")).await.expect(200);
    let expected = json!({
        "open": 2, "waiting": 0, "ready": 0, "connected": 0, "closed": 0, "expired": 0, "most": 10_000,
    });
    assert_eq!(counts, expected);
}

#[tokio::test]
async fn a_search_without_a_word_finds_nothing_and_blanks_do_not_search() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    owner.create("One").await;

    for signs in ["***", "%F0%9F%98%80", "%E2%80%94", "?!", "%23"] {
        assert_eq!(names(&owner, &format!("q={signs}")).await, Vec::<Value>::new(), "{signs}");
        let filter = json!({ "kind": "matching", "filter": { "q": "***" } });
        let batch = json!({ "action": { "kind": "close" }, "selection": filter });
        let preview = owner.post(&format!("{LIST}/batch/preview"), &batch).await.expect(200);
        assert_eq!(preview["total"], 0);
    }
    for blank in ["", "%20"] {
        assert_eq!(names(&owner, &format!("q={blank}")).await, ["One"]);
    }
}

#[tokio::test]
async fn a_cursor_is_for_the_order_it_was_given_out_in() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    for name in ["One", "Two", "Three"] {
        owner.create(name).await;
    }
    let first = owner.get(&format!("{LIST}?sort=oldest&limit=1")).await.expect(200);
    let cursor = first["next"].as_str().unwrap();

    assert_eq!(names(&owner, &format!("sort=oldest&cursor={cursor}")).await, ["Two", "Three"]);
    owner.get(&format!("{LIST}?cursor={cursor}")).await.refused(400, "malformed_request");
    owner.get(&format!("{LIST}?sort=sideways")).await.refused(400, "malformed_request");
}

#[tokio::test]
async fn what_is_found_is_what_is_said() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    for name in ["Jörg Müller", "Margarethe Aigner"] {
        owner.create(name).await;
    }

    assert_eq!(names(&owner, "q=MULL+jorg").await, ["Jörg Müller"]);
    assert_eq!(names(&owner, "q=%231002").await, ["Margarethe Aigner"]);
    for odd in ["%22%27)%20OR%201%3D1%20--", "a%20AND%20(", "*", "NEAR(", "%00"] {
        assert!(owner.get(&format!("{LIST}?q={odd}")).await.status == 200, "{odd}");
    }
    let problem = owner.get(&format!("{LIST}?assigned=you&status=odd")).await.refused(422, "invalid_fields");
    let fields: Vec<_> = problem["errors"].as_array().unwrap().iter().map(|error| &error["field"]).collect();
    assert_eq!(fields, ["status", "assigned"]);
}

#[tokio::test]
async fn only_who_is_signed_in_sees_or_takes_anything() {
    let server = TestServer::start(DATABASE).await;
    let somebody = server.somebody();

    for path in ["", "/counts", "/export"] {
        somebody.get(&format!("{LIST}{path}")).await.refused(401, "not_signed_in");
    }
    somebody.act(&format!("{LIST}/import")).await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn a_list_says_of_each_request_what_reading_it_says_also_after_a_change() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let (older, newer) = (owner.create("One").await, owner.create("Two").await);
    let read = async |request: &Value| {
        owner.get(&format!("{LIST}/{}", request["id"].as_str().unwrap())).await.expect(200)
    };

    for outcome in [None, Some("solved")] {
        if let Some(outcome) = outcome {
            let close = format!("{LIST}/{}/close", newer["id"].as_str().unwrap());
            owner.post(&close, &json!({ "outcome": outcome })).await.expect(200);
        }
        for _ in 0..2 {
            let first = owner.get(&format!("{LIST}?limit=1")).await.expect(200);
            assert_eq!(first["items"], json!([read(&newer).await]));
            let next = first["next"].as_str().unwrap();
            let last = owner.get(&format!("{LIST}?cursor={next}")).await.expect(200);
            assert_eq!(last, json!({ "items": [read(&older).await], "next": null }));
        }
    }
}
