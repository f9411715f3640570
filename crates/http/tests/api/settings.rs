//! What the settings of queues and of the organisation mean for what is asked next.

use deskside_testkit::{Person, TestServer};
use reqwest::Method;
use serde_json::{Value, json};

use super::DATABASE;

const QUEUES: &str = "/api/v1/session-queues";
const LOGO: &str = "/api/v1/organisation/logo";
const DAY: i64 = 24 * 60 * 60;

async fn set(by: &Person, path: &str, body: Value) -> Value {
    by.patch(path, &body).await.expect(200)
}

/// For how many seconds the request is valid from its creation on.
fn validity(request: &Value) -> i64 {
    let time = |name: &str| request[name].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    time("expires_at").duration_since(time("created_at")).as_secs()
}

#[tokio::test]
async fn what_an_edit_of_a_request_page_leaves_out_stays_as_it_is() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let queue = owner.post(QUEUES, &json!({ "name": "First line" })).await.expect(201);
    let path = format!("{QUEUES}/{}", queue["id"].as_str().unwrap());
    let page = async |change: Value| {
        let queue = set(&owner, &path, json!({ "request_page": change })).await;
        (queue["request_page"]["slug"].clone(), queue["request_page"]["intro"].clone())
    };

    assert_eq!(page(json!({ "intro": "Hello" })).await, (Value::Null, Value::Null), "off is off");
    assert_eq!(page(json!({ "slug": "first" })).await, (json!("first"), Value::Null));
    assert_eq!(page(json!({ "intro": "Hello" })).await, (json!("first"), json!("Hello")));
    assert_eq!(page(json!({ "slug": "line" })).await, (json!("line"), json!("Hello")));
    assert_eq!(page(json!({ "intro": "" })).await, (json!("line"), Value::Null));
    assert_eq!(page(json!({ "slug": "" })).await, (Value::Null, Value::Null));
}

#[tokio::test]
async fn no_queue_gives_more_time_than_the_organisation_allows_today() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let long = json!({ "name": "Projects", "defaults": { "validity_seconds": 30 * DAY } });
    let queue = owner.post(QUEUES, &long).await.expect(201)["id"].clone();
    let path = format!("{QUEUES}/{}", queue.as_str().unwrap());
    set(&owner, &path, json!({ "request_page": { "slug": "projects" } })).await;
    set(&owner, "/api/v1/organisation", json!({ "longest_validity_seconds": DAY })).await;

    let body = json!({ "user_name": "Maria", "assign_to": { "kind": "queue", "id": queue } });
    let created = owner.post("/api/v1/session-requests", &body).await.expect(201);
    let call = json!({ "name": "Stranger", "problem": "It does not print" });
    server.somebody().post("/api/v1/request-pages/projects", &call).await.expect(201);

    assert_eq!(validity(&created), DAY);
    let filed = owner.get("/api/v1/session-requests?q=stranger").await.expect(200);
    assert_eq!(validity(&filed["items"][0]), DAY);
}

#[tokio::test]
async fn a_logo_is_kept_for_ever_only_under_the_name_of_its_content() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let put = owner.request(Method::PUT, LOGO).header("content-type", "application/octet-stream");
    let settings = owner.send(put.body(PNG)).await.expect(200);
    let kept = async |path: &str| {
        let answer = server.somebody().get(path).await;
        assert_eq!(answer.status, 200);
        answer.headers["cache-control"].to_str().unwrap().contains("immutable")
    };

    assert!(kept(settings["logo"].as_str().unwrap()).await);
    assert!(!kept(LOGO).await);
    assert!(!kept(&format!("{LOGO}?v=another")).await);
}

/// One transparent pixel.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0,
    1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 10, b'I', b'D', b'A', b'T', 0x78, 0x9C, 0x63, 0, 1, 0,
    0, 5, 0, 1, 0x0D, 0x0A, 0x2D, 0xB4, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
];
