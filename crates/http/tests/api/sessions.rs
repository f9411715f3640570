//! Records of sessions: what each connection leaves, and who reads it.

use deskside_domain::role::BuiltIn;
use deskside_testkit::{Person, Socket, TestServer};
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::DATABASE;

const SESSIONS: &str = "/api/v1/sessions";

/// A remote user who has granted access, with the request's path for agents.
struct Ready {
    path: String,
    guest: Socket,
}

async fn ready(server: &TestServer, agent: &Person, name: &str) -> Ready {
    let request = agent.create(name).await;
    let path = format!("/api/v1/session-requests/{}", request["id"].as_str().unwrap());
    let link = request["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let user = server.somebody();
    user.act(&format!("/api/v1/session-links/{link}/join")).await.expect(200);
    let mut guest = user.socket(&format!("/api/v1/session-links/{link}/socket")).await;
    guest.say(&json!({ "type": "hello", "granted": [] })).await;
    guest.hear_of("welcome").await;
    guest.say(&json!({ "type": "grant", "capabilities": ["view"] })).await;
    while guest.hear_of("room").await["room"]["guest"]["phase"] != "granted" {}
    Ready { path, guest }
}

async fn only(by: &Person, query: &str) -> Value {
    let page = by.get(&format!("{SESSIONS}?{query}")).await.expect(200);
    let items = page["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "{page}");
    items[0].clone()
}

#[tokio::test]
async fn a_session_leaves_a_record_of_who_when_what_and_how_it_ended() {
    let server = TestServer::start(DATABASE).await;
    let lena = server.agent("Lena").await;
    let ready = ready(&server, &lena, "Una User").await;
    let me = lena.get("/api/v1/me").await.expect(200);

    let session = lena.act(&format!("{}/connect", ready.path)).await.expect(200)["session"].clone();
    let live = only(&lena, "ended=live").await;
    let mut page = lena.socket(&format!("{}/socket", ready.path)).await;
    page.say(&json!({ "type": "hello" })).await;
    page.hear_of("welcome").await;
    let measured = |bytes: u64| {
        json!({
            "type": "measured", "session": session["id"],
            "bytes_received": bytes, "bytes_sent": 10, "route": "relayed",
        })
    };
    page.say(&measured(5_000_000_000)).await;
    server.clock.advance(SignedDuration::from_secs(5));
    page.say(&json!({ "type": "end", "session": session["id"] })).await;
    page.hear_of("session_ended").await;
    // The last word comes when the connection is over.
    page.say(&measured(6_000_000_000)).await;
    page.say(&json!({ "type": "end", "session": session["id"] })).await;
    page.hear_of("refused").await;

    assert_eq!(
        (&live["id"], &live["ended_at"], &live["end_reason"]),
        (&session["id"], &Value::Null, &Value::Null)
    );
    assert_eq!(live["request"]["user_name"], "Una User");
    let over = only(&lena, "ended=ended_by_agent").await;
    assert_eq!(over["end_reason"], "ended_by_agent");
    let viewer = &over["viewers"][0];
    assert_eq!((&viewer["agent"]["name"], &viewer["client"]), (&json!("Lena"), &me["client"]));
    assert_eq!(viewer["left_at"], over["ended_at"]);
    assert_eq!((&viewer["bytes_received"], &viewer["bytes_sent"]), (&json!(6_000_000_000_u64), &json!(10)));
    assert_eq!(viewer["route"], "relayed");
    let allowed: Vec<_> =
        over["grants"].as_array().unwrap().iter().map(|it| it["capabilities"].clone()).collect();
    assert_eq!(allowed, [json!(["view"])]);
    assert_eq!(lena.get(&format!("{SESSIONS}/{}", session["id"].as_str().unwrap())).await.expect(200), over);
}

#[tokio::test]
async fn however_a_session_ends_its_record_says_so() {
    let server = TestServer::start(DATABASE).await;
    let lena = server.agent("Lena").await;
    for (end, reason) in [("close", "request_closed"), ("reset-guest", "ended_by_agent")] {
        let ready = ready(&server, &lena, "Una User").await;
        lena.act(&format!("{}/connect", ready.path)).await.expect(200);

        lena.post(&format!("{}/{end}", ready.path), &json!({ "outcome": "solved" })).await.expect(200);

        assert_eq!(only(&lena, &format!("ended={reason}")).await["viewers"][0]["agent"]["name"], "Lena");
    }
    assert_eq!(lena.get(&format!("{SESSIONS}?ended=live")).await.expect(200)["items"], json!([]));
}

#[tokio::test]
async fn nobody_else_says_what_a_viewer_counted() {
    let server = TestServer::start(DATABASE).await;
    let (lena, ben) = (server.agent("Lena").await, server.agent("Ben").await);
    let ready = ready(&server, &lena, "Una User").await;
    let session = lena.act(&format!("{}/connect", ready.path)).await.expect(200)["session"].clone();

    let mut page = ben.socket(&format!("{}/socket", ready.path)).await;
    page.say(&json!({ "type": "hello" })).await;
    page.hear_of("welcome").await;
    page.say(&json!({
        "type": "measured", "session": session["id"], "bytes_received": 1, "bytes_sent": 1, "route": "direct",
    }))
    .await;
    page.say(&json!({ "type": "end", "session": session["id"] })).await;
    page.hear_of("refused").await;

    assert_eq!(only(&lena, "").await["viewers"][0]["route"], Value::Null);
}

#[tokio::test]
async fn records_are_found_by_who_where_and_when_page_by_page_and_go_into_files() {
    let server = TestServer::start(DATABASE).await;
    let (lena, ben) = (server.agent("Lena").await, server.agent("Ben").await);
    let mut all = Vec::new();
    for (agent, name) in [(&lena, "=1+1"), (&lena, "Maria"), (&ben, "Jonas")] {
        let mut ready = ready(&server, agent, name).await;
        agent.act(&format!("{}/connect", ready.path)).await.expect(200);
        ready.guest.say(&json!({ "type": "withdraw" })).await;
        ready.guest.hear_of("session_ended").await;
        server.clock.advance(SignedDuration::from_secs(1));
        all.push(ready.path);
    }
    let names = async |query: &str| -> Vec<Value> {
        let page = lena.get(&format!("{SESSIONS}?{query}")).await.expect(200);
        let items = page["items"].as_array().unwrap();
        items.iter().map(|item| item["request"]["user_name"].clone()).collect()
    };
    let lenas = server.actor(&lena).await;

    assert_eq!(names("").await, ["Jonas", "Maria", "=1+1"]);
    assert_eq!(names(&format!("agent={}", lenas.agent.id)).await, ["Maria", "=1+1"]);
    assert_eq!(names(&format!("client={}", lenas.client().unwrap())).await, ["Maria", "=1+1"]);
    assert_eq!(names(&format!("request={}", all[2].rsplit('/').next().unwrap())).await, ["Jonas"]);
    assert_eq!(names("ended=connection_lost").await, Vec::<Value>::new());
    assert_eq!(names("until=2020-01-01T00:00:00Z").await, Vec::<Value>::new());
    let first = lena.get(&format!("{SESSIONS}?limit=2")).await.expect(200);
    let cursor = first["next"].as_str().unwrap();
    assert_eq!(names(&format!("limit=2&cursor={cursor}")).await, ["=1+1"]);
    lena.get(&format!("{SESSIONS}?cursor=x")).await.refused(400, "malformed_request");

    let lines = lena.get(&format!("{SESSIONS}/export?format=jsonl&agent={}", lenas.agent.id)).await;
    let first: Value = serde_json::from_str(lines.text.lines().next().unwrap()).unwrap();
    assert_eq!((lines.text.lines().count(), &first["request"]["user_name"]), (2, &json!("Maria")));
    let table = lena.get(&format!("{SESSIONS}/export?format=csv")).await;
    assert_eq!(table.headers["content-disposition"], "attachment; filename=\"sessions.csv\"");
    let rows: Vec<_> = table.text.lines().collect();
    assert!(rows[0].contains("session,request,user_name,host_device,started_at"), "{}", rows[0]);
    assert!(rows[3].contains(",'=1+1,"), "no spreadsheet runs what a stranger wrote: {}", rows[3]);
    assert!(rows[1].contains("stopped_by_remote_user,Ben,"), "{}", rows[1]);
}

#[tokio::test]
async fn who_may_not_see_sessions_sees_none() {
    let server = TestServer::start(DATABASE).await;
    let user = server.member("Ulf", BuiltIn::User).await;
    for path in ["", "/export?format=csv"] {
        user.get(&format!("{SESSIONS}{path}")).await.refused(403, "not_permitted");
    }
}
