//! The member's own account: photo and calendar.

use deskside_app::context::{Clock as _, SystemClock};
use deskside_testkit::TestServer;
use jiff::SignedDuration;
use reqwest::Method;
use serde_json::{Value, json};

use super::DATABASE;

/// The beginning of a PNG picture; nobody opens it.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

#[tokio::test]
async fn a_photo_is_seen_by_every_member_and_nobody_else() {
    let server = TestServer::start(DATABASE).await;
    let (lena, ben) = (server.agent("Lena").await, server.agent("Ben").await);
    let set = lena.request(Method::PUT, "/api/v1/me/photo").header("content-type", "image/png");

    let me = lena.send(set.body(PNG)).await.expect(200);

    let photo = me["member"]["photo"].as_str().unwrap();
    let path = format!("/api/v1/members/{}/photo?v={photo}", me["member"]["id"].as_str().unwrap());
    let seen = ben.get(&path).await;
    assert_eq!((seen.status, &seen.headers["content-type"]), (200, &"image/png".parse().unwrap()));
    assert!(seen.headers["cache-control"].to_str().unwrap().starts_with("private"));
    server.somebody().get(&path).await.refused(401, "not_signed_in");
    let agents = ben.get("/api/v1/agents").await.expect(200);
    let listed = agents["items"].as_array().unwrap().iter().find(|agent| agent["name"] == "Lena").unwrap();
    assert_eq!(listed["photo"], photo);

    let removed = lena.send(lena.request(Method::DELETE, "/api/v1/me/photo")).await.expect(200);
    assert_eq!(removed["member"]["photo"], Value::Null);
    ben.get(&path).await.refused(404, "not_found");
}

#[tokio::test]
async fn what_is_no_picture_is_no_photo() {
    let server = TestServer::start(DATABASE).await;
    let lena = server.agent("Lena").await;
    let set = async |body: Vec<u8>| lena.send(lena.request(Method::PUT, "/api/v1/me/photo").body(body)).await;

    set(b"<svg onload='alert(1)'/>".to_vec()).await.refused(415, "unsupported_media_type");
    set([PNG, &vec![0; 256 * 1024]].concat()).await.refused(413, "body_too_large");
}

#[tokio::test]
async fn a_calendar_program_reads_the_agenda_until_its_address_is_void() {
    let server = TestServer::start(DATABASE).await;
    let (lena, ben) = (server.agent("Lena").await, server.agent("Ben").await);
    let tomorrow = SystemClock.now().saturating_add(SignedDuration::from_hours(24)).unwrap();
    let local = tomorrow.strftime("%Y-%m-%dT%H:%M").to_string();
    for (agent, name) in [(&lena, "Una; User"), (&ben, "Jonas")] {
        let new = json!({
            "user_name": name, "assign_to": { "kind": "myself" },
            "schedule": { "local": local, "time_zone": "UTC" },
        });
        agent.post("/api/v1/session-requests", &new).await.expect(201);
    }
    assert_eq!(lena.get("/api/v1/me/calendar").await.expect(200)["made_at"], Value::Null);

    let offered = lena.act("/api/v1/me/calendar").await.expect(201);
    let path = offered["url"].as_str().unwrap().strip_prefix(server.origin()).unwrap().to_owned();
    let program = server.somebody();
    let read = program.get(&path).await;

    assert_eq!(
        (read.status, &read.headers["content-type"]),
        (200, &"text/calendar; charset=utf-8".parse().unwrap())
    );
    assert!(read.text.contains(r"SUMMARY:#1001 Una\; User"), "{}", read.text);
    assert!(read.text.contains(&format!("DTSTART:{}", tomorrow.strftime("%Y%m%dT%H%M00Z"))), "{}", read.text);
    assert!(!read.text.contains("Jonas") && !read.text.contains("/s/"), "{}", read.text);

    let again = lena.act("/api/v1/me/calendar").await.expect(201);
    program.get(&path).await.refused(404, "not_found");
    let path = again["url"].as_str().unwrap().strip_prefix(server.origin()).unwrap().to_owned();
    assert_eq!(program.get(&path).await.status, 200);
    lena.send(lena.request(Method::DELETE, "/api/v1/me/calendar")).await.expect(204);
    program.get(&path).await.refused(404, "not_found");
}

#[tokio::test]
async fn whoever_may_see_no_requests_any_more_has_no_agenda() {
    let server = TestServer::start(DATABASE).await;
    let (owner, lena) = (server.owner().await, server.agent("Lena").await);
    let offered = lena.act("/api/v1/me/calendar").await.expect(201);
    let path = offered["url"].as_str().unwrap().strip_prefix(server.origin()).unwrap().to_owned();
    let member = format!("/api/v1/members/{}", server.actor(&lena).await.agent.id);

    owner.patch(&member, &json!({ "roles": ["user"] })).await.expect(200);

    server.somebody().get(&path).await.refused(404, "not_found");
}
