//! One action over many requests, as agents start and follow it.

use std::time::Duration;

use deskside_testkit::{Person, TestServer};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::time::sleep;

use super::DATABASE;

const BATCH: &str = "/api/v1/session-requests/batch";

fn these(action: &Value, ids: &[Value]) -> Value {
    json!({ "action": action, "selection": { "kind": "these", "ids": ids } })
}

/// The batch when all is done.
async fn finished(person: &Person, batch: &Value) -> Value {
    let path = format!("{BATCH}/{}", batch["id"].as_str().unwrap());
    for _ in 0..1_200 {
        let now = person.get(&path).await.expect(200);
        if !now["finished_at"].is_null() {
            return now;
        }
        sleep(Duration::from_millis(100)).await;
    }
    panic!("the batch did not finish");
}

#[tokio::test]
async fn a_preview_tells_what_the_batch_then_does() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let (open, closed) = (owner.create("Open").await, owner.create("Closed").await);
    owner
        .act(&format!("/api/v1/session-requests/{}/close", closed["id"].as_str().unwrap()))
        .await
        .expect(200);
    let body =
        these(&json!({ "kind": "close", "word": "power cut" }), &[open["id"].clone(), closed["id"].clone()]);

    let preview = owner.post(&format!("{BATCH}/preview"), &body).await.expect(200);
    let started = owner.post(BATCH, &body).await.expect(202);
    let done = finished(&owner, &started).await;

    assert_eq!((&preview["total"], &preview["will_change"]), (&json!(2), &json!(1)));
    let refused = json!([{
        "id": closed["id"], "number": 1002, "user_name": "Closed", "code": "request_closed", "detail": "It is closed.",
    }]);
    assert_eq!((&preview["refused"], &done["refused"]), (&refused, &refused));
    assert_eq!((&done["kind"], &done["done"], &done["changed"]), (&json!("close"), &json!(2), &json!(1)));
    let history = owner
        .get(&format!("/api/v1/session-requests/{}/history", open["id"].as_str().unwrap()))
        .await
        .expect(200);
    assert_eq!(history["items"][0]["by"]["batch"], started["id"], "{history}");
}

#[tokio::test]
async fn five_thousand_in_one_batch_let_others_go_on() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let file = format!("user_name\r\n{}", "Margarethe Aigner\r\n".repeat(5_000));
    let import =
        owner.request(Method::POST, "/api/v1/session-requests/import").header("content-type", "text/csv");
    owner.send(import.body(file)).await.expect(200);
    let all = json!({ "kind": "matching", "filter": { "status": "open" } });
    let body = json!({ "action": { "kind": "assign", "to": { "kind": "myself" } }, "selection": all });

    let started = owner.post(BATCH, &body).await.expect(202);
    owner.create("Meanwhile").await;
    let path = format!("{BATCH}/{}", started["id"].as_str().unwrap());
    let meanwhile = owner.get(&path).await.expect(200);
    let done = finished(&owner, &started).await;

    assert_eq!(meanwhile["finished_at"], Value::Null, "others did not have to wait for all of it");
    assert_eq!(
        (&done["total"], &done["changed"], &done["refused"]),
        (&json!(5_000), &json!(5_000), &json!([]))
    );
}

#[tokio::test]
async fn a_device_in_the_lobby_hears_that_a_batch_closed_its_request() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;
    let token = request["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let guest = server.somebody();
    guest.act(&format!("/api/v1/session-links/{token}/join")).await.expect(200);
    let mut socket = guest.socket(&format!("/api/v1/session-links/{token}/socket")).await;

    let started =
        owner.post(BATCH, &these(&json!({ "kind": "close" }), &[request["id"].clone()])).await.expect(202);
    finished(&owner, &started).await;

    assert_eq!(socket.end().await.code, Some(4_010));
}

#[tokio::test]
async fn a_batch_that_is_sent_again_under_its_key_starts_nothing_twice() {
    let server = TestServer::start(DATABASE).await;
    let (owner, ann) = (server.owner().await, server.agent("Ann").await);
    let request = owner.create("Margarethe Aigner").await;
    let day = json!({ "kind": "extend", "extension": { "kind": "by", "seconds": 86_400 } });
    let key = "0193a7c0-0000-7000-8000-000000000001";
    let send = async |by: &Person, body: &Value| {
        by.send(by.request(Method::POST, BATCH).header("idempotency-key", key).json(body)).await
    };
    let body = these(&day, &[request["id"].clone()]);

    let (first, second) = tokio::join!(send(&owner, &body), send(&owner, &body));
    let (first, second) = (first.expect(202), second.expect(202));
    finished(&owner, &first).await;
    let later = send(&owner, &body).await.expect(202);

    assert_eq!([&first["id"], &second["id"], &later["id"]], [key; 3].map(|key| json!(key)).each_ref());
    assert_eq!(later["changed"], 1);
    let path = format!("/api/v1/session-requests/{}", request["id"].as_str().unwrap());
    assert_eq!(owner.get(&path).await.expect(200)["version"], 2, "extended once");
    let other = these(&json!({ "kind": "reopen" }), &[request["id"].clone()]);
    send(&owner, &other).await.refused(422, "idempotency_key_reused");
    send(&ann, &body).await.refused(422, "idempotency_key_reused");
}

#[tokio::test]
async fn what_cannot_be_a_batch_is_refused_by_what_is_wrong_with_it() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let id = owner.create("Margarethe Aigner").await["id"].clone();
    let queue = json!({ "kind": "assign", "to": { "kind": "queue", "id": id } });
    let extend = json!({ "kind": "extend", "extension": { "kind": "by", "seconds": 1 } });
    let filter = json!({ "kind": "matching", "filter": { "status": "odd" } });
    let unknown = format!("{BATCH}/{}", id.as_str().unwrap());
    let many: Vec<_> = (0..10_001).map(|n| json!(format!("018c0000-0000-7000-8000-{n:012}"))).collect();
    let reopen = json!({ "kind": "reopen" });

    owner.post(BATCH, &these(&reopen, &[])).await.refused(422, "invalid_fields");
    owner.post(BATCH, &these(&extend, std::slice::from_ref(&id))).await.refused(422, "invalid_fields");
    owner.post(BATCH, &these(&queue, std::slice::from_ref(&id))).await.refused(404, "not_found");
    owner.post(BATCH, &json!({ "action": reopen, "selection": filter })).await.refused(422, "invalid_fields");
    owner.post(BATCH, &these(&reopen, &many)).await.refused(409, "too_many_selected");
    owner.get(&unknown).await.refused(404, "not_found");
    server.somebody().post(BATCH, &these(&reopen, &[id])).await.refused(401, "not_signed_in");
}
