//! Signing in and out, and one's own sign-ins.

use deskside_testkit::TestServer;
use serde_json::json;

use super::DATABASE;

#[tokio::test]
async fn unknown_and_wrong_get_the_same_answer() {
    let server = TestServer::start(DATABASE).await;
    let stranger = server.somebody();
    let try_with = async |email: &str| {
        let body = json!({ "email": email, "password": "not the password" });
        let mut problem = stranger.post("/api/v1/sign-in", &body).await.refused(401, "wrong_credentials");
        problem["request_id"].take();
        problem
    };

    assert_eq!(try_with("owner@brightwater.example").await, try_with("nobody@brightwater.example").await);
}

#[tokio::test]
async fn who_fails_too_often_has_to_wait_and_is_told_how_long() {
    let server = TestServer::start(DATABASE).await;
    let stranger = server.somebody();
    let wrong = json!({ "email": "owner@brightwater.example", "password": "not the password" });
    for _ in 0..11 {
        stranger.post("/api/v1/sign-in", &wrong).await.refused(401, "wrong_credentials");
    }

    let refused = stranger.post("/api/v1/sign-in", &wrong).await;

    refused.refused(429, "too_many_requests");
    assert!(refused.headers["retry-after"].to_str().unwrap().parse::<u64>().unwrap() >= 1);
}

#[tokio::test]
async fn signing_out_ends_the_cookie_here_and_nowhere_else() {
    let server = TestServer::start(DATABASE).await;
    let (here, there) = (server.owner().await, server.owner().await);

    here.act("/api/v1/sign-out").await.expect(204);

    here.get("/api/v1/me").await.refused(401, "not_signed_in");
    there.get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn a_member_sees_the_own_sign_ins_and_ends_one() {
    let server = TestServer::start(DATABASE).await;
    let (here, there) = (server.owner().await, server.owner().await);
    let list = here.get("/api/v1/me/sign-ins").await.expect(200);
    let other = list["items"].as_array().unwrap().iter().find(|sign_in| sign_in["current"] == false).unwrap();
    let path = format!("/api/v1/me/sign-ins/{}/revoke", other["id"].as_str().unwrap());

    here.act(&path).await.expect(204);

    there.get("/api/v1/me").await.refused(401, "not_signed_in");
    here.act(&path).await.refused(404, "not_found");
}

#[tokio::test]
async fn nobody_ends_a_colleagues_sign_in() {
    let server = TestServer::start(DATABASE).await;
    let (owner, ann) = (server.owner().await, server.agent("Ann").await);
    let list = owner.get("/api/v1/me/sign-ins").await.expect(200);

    let path = format!("/api/v1/me/sign-ins/{}/revoke", list["items"][0]["id"].as_str().unwrap());

    ann.act(&path).await.refused(404, "not_found");
    owner.get("/api/v1/me").await.expect(200);
}

#[tokio::test]
async fn a_sign_in_ends_by_itself() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;

    server.clock.advance(jiff::SignedDuration::from_hours(4 * 24));

    owner.get("/api/v1/me").await.refused(401, "not_signed_in");
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let server = TestServer::start(DATABASE).await;
    let body = json!({ "email": "owner@brightwater.example", "password": "correct horse battery" });

    let answer = server.somebody().post("/api/v1/sign-in", &body).await;

    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    assert!(
        cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax") && cookie.contains("; Path=/"),
        "{cookie}"
    );
}

#[tokio::test]
async fn without_a_sign_in_nothing_is_told() {
    let server = TestServer::start(DATABASE).await;
    let request = server.owner().await.create("Margarethe Aigner").await;
    let (stranger, id) = (server.somebody(), request["id"].as_str().unwrap());

    for path in ["/api/v1/me", "/api/v1/me/sign-ins", "/api/v1/session-requests", "/api/v1/live"] {
        stranger.get(path).await.refused(401, "not_signed_in");
    }
    for path in ["", "/history"] {
        stranger.get(&format!("/api/v1/session-requests/{id}{path}")).await.refused(401, "not_signed_in");
    }
    for verb in ["close", "reopen", "reset-guest", "connect"] {
        stranger.act(&format!("/api/v1/session-requests/{id}/{verb}")).await.refused(401, "not_signed_in");
    }
}

#[tokio::test]
async fn guesses_made_at_once_are_counted_one_after_the_other() {
    let server = TestServer::start(DATABASE).await;
    let wrong = json!({ "email": "owner@brightwater.example", "password": "not the password" });
    let guesses = (0..40).map(|_| {
        let (stranger, wrong) = (server.somebody(), wrong.clone());
        tokio::spawn(async move { stranger.post("/api/v1/sign-in", &wrong).await.status })
    });

    let mut looked_at = 0;
    for guess in guesses.collect::<Vec<_>>() {
        if guess.await.unwrap() == 401 {
            looked_at += 1;
        }
    }

    assert!((10..=12).contains(&looked_at), "{looked_at}");
}
