//! What goes over the wire, as it is documented.

use deskside_testkit::{Database, TestServer};
use serde_json::Value;

#[tokio::test]
async fn the_served_document_is_the_one_in_the_repository() {
    let server = TestServer::empty(Database::Sqlite).await;
    let document = server.somebody().get("/api/v1/openapi.json").await.expect(200);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    let kept: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();

    assert_eq!(document, kept, "run `cargo xtask gen`");
}

#[tokio::test]
async fn every_operation_may_answer_with_a_problem() {
    let document = serde_json::to_value(deskside_http::openapi()).unwrap();
    let operations: Vec<&Value> = document["paths"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|item| item.as_object().unwrap().values())
        .collect();

    assert!(operations.len() >= 20);
    for operation in operations {
        let default = &operation["responses"]["default"]["content"]["application/problem+json"];
        assert!(default.is_object(), "{}", operation["operationId"]);
    }
}

#[tokio::test]
async fn a_problem_has_this_shape() {
    let server = TestServer::start(Database::Sqlite).await;
    let body = serde_json::json!({ "user_name": "" });
    let answer = server.owner().await.post("/api/v1/session-requests", &body).await;
    let mut problem = answer.refused(422, "invalid_fields");
    problem["request_id"] = "(changes)".into();

    insta::assert_json_snapshot!(problem);
}

#[tokio::test]
async fn a_session_request_has_this_shape() {
    let server = TestServer::start(Database::Sqlite).await;
    let mut request = server.owner().await.create("Margarethe Aigner").await;
    for changing in ["id", "status_since", "link", "join_code", "created_at", "expires_at", "updated_at"] {
        request[changing] = "(changes)".into();
    }
    request["created_by"]["id"] = "(changes)".into();

    insta::assert_json_snapshot!(request);
}
