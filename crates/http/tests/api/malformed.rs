//! Malformed input on every endpoint: a problem each time, never a 5xx.

use deskside_testkit::TestServer;
use reqwest::Method;
use serde_json::json;

use super::DATABASE;

const BODIES: [&str; 12] = [
    "",
    "{",
    "[]",
    "null",
    "0",
    "\"text\"",
    "{\"user_name\": 1}",
    "{\"unknown\": true}",
    "{\"user_name\":\"\\ud800\"}",
    "{\"user_name\":\"a\",\"validity_seconds\":-1}",
    "{\"user_name\":\"a\",\"schedule\":\"yesterday\"}",
    "\u{0}",
];

fn endpoints(id: &str, token: &str) -> Vec<(Method, String)> {
    let request = format!("/api/v1/session-requests/{id}");
    let link = format!("/api/v1/session-links/{token}");
    vec![
        (Method::POST, "/api/v1/set-up".into()),
        (Method::POST, "/api/v1/sign-in".into()),
        (Method::POST, "/api/v1/session-requests".into()),
        (Method::PATCH, request.clone()),
        (Method::POST, format!("{request}/close")),
        (Method::POST, "/api/v1/join-codes/resolve".into()),
        (Method::POST, format!("{link}/join")),
    ]
}

#[tokio::test]
async fn whatever_the_body_the_answer_is_a_problem_or_a_success() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let request = owner.create("Margarethe Aigner").await;
    let token = request["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();

    for (method, path) in endpoints(request["id"].as_str().unwrap(), &token) {
        for body in BODIES {
            for kind in ["application/json", "text/plain", "application/x-www-form-urlencoded"] {
                let sent = owner.request(method.clone(), &path).header("content-type", kind).body(body);
                let answer = owner.send(sent).await;
                assert!(answer.status < 500, "{method} {path} {kind} {body:?}: {}", answer.text);
                if answer.status >= 400 {
                    assert_eq!(
                        answer.headers["content-type"], "application/problem+json",
                        "{method} {path} {body:?}"
                    );
                }
            }
        }
    }
}

#[tokio::test]
async fn wrong_methods_and_unknown_paths_are_problems_too() {
    let server = TestServer::start(DATABASE).await;
    let somebody = server.somebody();

    let put = somebody.request(Method::PUT, "/api/v1/sign-in");
    somebody.send(put).await.refused(405, "method_not_allowed");
    somebody.get("/api/v1/nothing").await.refused(404, "not_found");
    somebody.get("/api/v2/me").await.refused(404, "not_found");
}

#[tokio::test]
async fn a_field_that_nobody_knows_is_refused_also_where_none_is_taken() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let id = owner.create("Margarethe Aigner").await["id"].clone();
    let selection = json!({ "kind": "these", "ids": [id] });

    for kind in ["reopen", "send_email"] {
        let body = json!({ "action": { "kind": kind, "x": 1 }, "selection": selection });
        owner.post("/api/v1/session-requests/batch", &body).await.refused(400, "malformed_request");
    }
    for kind in ["unassigned", "myself"] {
        let body = json!({ "user_name": "Lena", "assign_to": { "kind": kind, "x": 1 } });
        owner.post("/api/v1/session-requests", &body).await.refused(400, "malformed_request");
    }
}
