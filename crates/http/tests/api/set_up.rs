//! The first owner, once.

use deskside_testkit::TestServer;
use serde_json::{Value, json};

use super::DATABASE;

fn founding(token: &str) -> Value {
    json!({
        "token": token,
        "organisation_name": "Brightwater Clinics",
        "name": "Olga Owner",
        "email": "owner@brightwater.example",
        "password": "correct horse battery",
    })
}

async fn token(server: &TestServer) -> String {
    server.app.offer_set_up().await.unwrap().unwrap().expose().to_owned()
}

#[tokio::test]
async fn the_printed_token_makes_an_owner_who_is_signed_in() {
    let server = TestServer::empty(DATABASE).await;
    let (token, newcomer) = (token(&server).await, server.somebody());

    let me = newcomer.post("/api/v1/set-up", &founding(&token)).await.expect(201);

    assert_eq!(me["member"]["roles"], json!([{ "id": "owner", "name": null }]));
    assert_eq!(me["rights"]["audit_log"], "edit");
    assert_eq!(newcomer.get("/api/v1/me").await.expect(200), me);
}

#[tokio::test]
async fn everybody_hears_whether_there_is_an_owner_yet() {
    let server = TestServer::empty(DATABASE).await;
    let (token, newcomer) = (token(&server).await, server.somebody());
    let brand = async || newcomer.get("/api/v1/organisation/brand").await.expect(200);

    let before = brand().await;
    newcomer.post("/api/v1/set-up", &founding(&token)).await.expect(201);
    let after = brand().await;

    assert_eq!((&before["set_up"], &before["organisation_name"]), (&json!(false), &json!("")));
    assert_eq!(
        (&after["set_up"], &after["organisation_name"]),
        (&json!(true), &json!("Brightwater Clinics"))
    );
}

#[tokio::test]
async fn a_used_token_opens_nothing_any_more() {
    let server = TestServer::empty(DATABASE).await;
    let (token, newcomer) = (token(&server).await, server.somebody());
    newcomer.post("/api/v1/set-up", &founding(&token)).await.expect(201);

    newcomer.post("/api/v1/set-up", &founding(&token)).await.refused(404, "not_found");
    assert_eq!(newcomer.get(&format!("/set-up/{token}")).await.status, 404);
    assert!(server.app.offer_set_up().await.unwrap().is_none(), "no new token is ever offered");
}

#[tokio::test]
async fn of_two_who_found_at_once_one_is_the_owner() {
    let server = TestServer::empty(DATABASE).await;
    let token = token(&server).await;
    let (ann, ben) = (server.somebody(), server.somebody());
    let (ann_founds, ben_founds) = (founding(&token), founding(&token));

    let (first, second) =
        tokio::join!(ann.post("/api/v1/set-up", &ann_founds), ben.post("/api/v1/set-up", &ben_founds));

    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert!(matches!(statuses, [201, 404 | 409]), "{statuses:?}");
}

#[tokio::test]
async fn a_wrong_token_tells_nothing() {
    let server = TestServer::empty(DATABASE).await;
    token(&server).await;
    let newcomer = server.somebody();

    let wrong = founding("EULWF5EEFPJBe1mh9sNaTwYJDmRfqKzCNu1bSfheFtk");
    newcomer.post("/api/v1/set-up", &wrong).await.refused(404, "not_found");
    newcomer.post("/api/v1/set-up", &founding("")).await.refused(404, "not_found");
}

#[tokio::test]
async fn odd_spellings_of_the_set_up_path_are_not_found() {
    let server = TestServer::empty(DATABASE).await;
    let (token, newcomer) = (token(&server).await, server.somebody());
    assert!(
        matches!(newcomer.get(&format!("/set-up/{token}")).await.status, 200 | 503),
        "the page itself is there"
    );

    for path in [
        format!("/set-up/{token}/"),
        format!("/set-up/{token}/x"),
        format!("/set-up/{token}.html"),
        format!("/set-up//{token}"),
        format!("//set-up/{token}"),
        format!("/%73et-up/{token}"),
        format!("/set-up%2F{token}"),
        format!("/SET-UP/{token}"),
        "/set-up/".to_owned(),
        "/set-up".to_owned(),
    ] {
        assert_eq!(newcomer.get(&path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn every_field_that_needs_another_value_is_named() {
    let server = TestServer::empty(DATABASE).await;
    let (token, newcomer) = (token(&server).await, server.somebody());
    let body = json!({
        "token": token, "organisation_name": " ", "name": "", "email": "o@b.example", "password": "short",
    });

    let problem = newcomer.post("/api/v1/set-up", &body).await.refused(422, "invalid_fields");

    let fields: Vec<_> = problem["errors"].as_array().unwrap().iter().map(|error| &error["field"]).collect();
    assert_eq!(fields, ["organisation_name", "name", "password"]);
}
