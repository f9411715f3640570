//! The two sockets of a request, end to end through the store.

use deskside_testkit::{Person, Socket, TestServer};
use serde_json::{Value, json};

use super::DATABASE;

struct Scene {
    server: TestServer,
    lena: Person,
    margarethe: Person,
    request: Value,
}

impl Scene {
    /// A request that Margarethe has joined.
    async fn joined() -> Self {
        let server = TestServer::start(DATABASE).await;
        let (lena, margarethe) = (server.agent("Lena").await, server.somebody());
        let request = lena.create("Margarethe Aigner").await;
        let scene = Self { server, lena, margarethe, request };
        scene.margarethe.act(&scene.link("/join")).await.expect(200);
        scene
    }

    fn link(&self, rest: &str) -> String {
        let token = self.request["link"].as_str().unwrap().rsplit('/').next().unwrap();
        format!("/api/v1/session-links/{token}{rest}")
    }

    fn path(&self, rest: &str) -> String {
        format!("/api/v1/session-requests/{}{rest}", self.request["id"].as_str().unwrap())
    }

    async fn status(&self) -> Value {
        self.lena.get(&self.path("")).await.expect(200)["status"].clone()
    }

    async fn guest(&self) -> Socket {
        let mut socket = self.margarethe.socket(&self.link("/socket")).await;
        socket.say(&json!({ "type": "hello", "granted": [] })).await;
        assert_eq!(socket.hear().await["type"], "welcome");
        socket
    }

    async fn agent(&self, who: &Person) -> Socket {
        let mut socket = who.socket(&self.path("/socket")).await;
        socket.say(&json!({ "type": "hello" })).await;
        assert_eq!(socket.hear().await["type"], "welcome");
        socket
    }

    /// Both sides are there, the grant is given, Lena is connected, both are attached.
    async fn in_session(&self) -> (Socket, Socket, Value) {
        let (mut guest, mut agent) = (self.guest().await, self.agent(&self.lena).await);
        guest.say(&json!({ "type": "grant", "capabilities": ["view"] })).await;
        until(&mut agent, |room| room["guest"]["phase"] == "granted").await;
        let session = self.lena.act(&self.path("/connect")).await.expect(200)["session"]["id"].clone();
        let attach = json!({ "type": "attach", "session": session, "epoch": null });
        until(&mut guest, |room| room["session"]["id"] == session).await;
        guest.say(&attach).await;
        agent.say(&attach).await;
        assert_eq!(guest.hear_of("start").await["epoch"], 1);
        assert_eq!(agent.hear_of("start").await["epoch"], 1);
        (guest, agent, session)
    }
}

/// Waits until the room looks so.
async fn until(socket: &mut Socket, holds: impl Fn(&Value) -> bool) {
    while !holds(&socket.hear_of("room").await["room"]) {}
}

#[tokio::test]
async fn a_grant_makes_the_request_ready_and_connecting_takes_it() {
    let scene = Scene::joined().await;
    let mut guest = scene.guest().await;
    scene.lena.act(&scene.path("/connect")).await.refused(409, "not_granted");

    guest.say(&json!({ "type": "grant", "capabilities": ["view"] })).await;
    until(&mut guest, |room| room["guest"]["phase"] == "granted").await;
    assert_eq!(scene.status().await, "ready");
    scene.lena.act(&scene.path("/connect")).await.expect(200);

    let connected = scene.lena.get(&scene.path("")).await.expect(200);
    assert_eq!(connected["status"], "connected");
    assert_eq!(connected["assignment"]["agent"]["name"], "Lena");
    assert_eq!(connected["session"]["agent"]["name"], "Lena");
}

#[tokio::test]
async fn signals_pass_between_host_and_viewer_unread() {
    let scene = Scene::joined().await;
    let (mut guest, mut agent, session) = scene.in_session().await;
    let offer = json!({ "type": "offer", "sdp": "v=0\r\n" });

    guest.say(&json!({ "type": "signal", "session": session, "epoch": 1, "signal": offer })).await;

    assert_eq!(agent.hear_of("signal").await["signal"], offer);
}

#[tokio::test]
async fn withdrawing_ends_the_session_on_both_sides_and_in_the_history() {
    let scene = Scene::joined().await;
    let (mut guest, mut agent, session) = scene.in_session().await;

    guest.say(&json!({ "type": "withdraw" })).await;

    for side in [&mut guest, &mut agent] {
        let ended = side.hear_of("session_ended").await;
        assert_eq!((&ended["session"], &ended["reason"]), (&session, &json!("stopped_by_remote_user")));
    }
    assert_eq!(scene.status().await, "waiting");
    let history = scene.lena.get(&scene.path("/history")).await.expect(200);
    let kinds: Vec<_> =
        history["items"].as_array().unwrap().iter().map(|item| item["event"]["kind"].clone()).collect();
    assert_eq!(kinds, ["session_ended", "session_started", "taken_over", "granted", "joined", "created"]);
    assert_eq!(history["items"][0]["by"]["kind"], "remote_user");
}

#[tokio::test]
async fn closing_the_request_ends_everything_with_a_code() {
    let scene = Scene::joined().await;
    let (mut guest, mut agent, _) = scene.in_session().await;

    scene.lena.act(&scene.path("/close")).await.expect(200);

    assert_eq!(agent.hear_of("session_ended").await["reason"], "request_closed");
    assert_eq!(guest.end().await.code, Some(4010));
    assert_eq!(scene.status().await, "closed");
    let mut again = scene.margarethe.socket(&scene.link("/socket")).await;
    assert_eq!(again.end().await.code, Some(4010), "the reason is told to who comes again");
}

#[tokio::test]
async fn of_two_agents_who_connect_one_wins_and_the_other_learns_who() {
    let scene = Scene::joined().await;
    let tom = scene.server.agent("Tom").await;
    let mut guest = scene.guest().await;
    guest.say(&json!({ "type": "grant", "capabilities": ["view"] })).await;
    until(&mut guest, |room| room["guest"]["phase"] == "granted").await;

    let path = scene.path("/connect");
    let (lena, tom) = tokio::join!(scene.lena.act(&path), tom.act(&path));

    let (won, lost) = if lena.status == 200 { (lena, tom) } else { (tom, lena) };
    let winner = won.expect(200)["session"]["agent"]["name"].as_str().unwrap().to_owned();
    let told = lost.refused(409, "session_live")["detail"].as_str().unwrap().to_owned();
    assert!(told.contains(&winner), "{told}");
}

#[tokio::test]
async fn chat_reaches_both_and_is_there_after_coming_back() {
    let scene = Scene::joined().await;
    let (mut guest, mut agent) = (scene.guest().await, scene.agent(&scene.lena).await);
    let said = json!({ "type": "chat", "client_id": "01a20b03-f655-712d-8f55-0e732c7b25e3", "text": "Hello <b>Lena</b>" });

    guest.say(&said).await;
    guest.say(&said).await;

    for side in [&mut guest, &mut agent] {
        let heard = side.hear_of("chat").await["message"].clone();
        assert_eq!((&heard["text"], &heard["seq"]), (&json!("Hello <b>Lena</b>"), &json!(1)));
        assert_eq!(heard["from"]["kind"], "remote_user");
    }
    let mut again = scene.lena.socket(&scene.path("/socket")).await;
    again.say(&json!({ "type": "hello" })).await;
    assert_eq!(again.hear().await["chat"].as_array().unwrap().len(), 1, "sent twice, saved once");
}

#[tokio::test]
async fn a_chat_message_that_is_empty_or_too_long_is_refused_and_the_socket_stays() {
    let scene = Scene::joined().await;
    let mut guest = scene.guest().await;
    for text in [" ".to_owned(), "x".repeat(4001)] {
        let id = "01a20b03-f655-712d-8f55-0e732c7b25e3";
        guest.say(&json!({ "type": "chat", "client_id": id, "text": text })).await;
        let refused = guest.hear_of("refused").await;
        assert_eq!((&refused["refusal"], &refused["client_id"]), (&json!("chat_length"), &json!(id)));
    }
}

#[tokio::test]
async fn what_is_no_message_closes_the_socket_with_a_code() {
    let scene = Scene::joined().await;
    for (text, code) in [
        ("{", 4000),
        ("{\"type\":\"hello\"}", 4000),
        ("{\"type\":\"shout\"}", 4000),
        ("{\"type\":\"hello\",\"granted\":[],\"more\":1}", 4000),
        ("{\"type\":\"withdraw\"}", 4001),
    ] {
        let mut socket = scene.margarethe.socket(&scene.link("/socket")).await;
        socket.say_text(text).await;
        assert_eq!(socket.end().await.code, Some(code), "{text}");
    }
    let mut socket = scene.margarethe.socket(&scene.link("/socket")).await;
    socket.say_bytes(vec![0; 16]).await;
    assert_eq!(socket.end().await.code, Some(4000));
}

#[tokio::test]
async fn an_oversized_message_ends_the_socket() {
    let scene = Scene::joined().await;
    let mut guest = scene.guest().await;
    let huge = json!({ "type": "chat", "client_id": "01a20b03-f655-712d-8f55-0e732c7b25e3", "text": "x".repeat(70_000) });

    guest.say(&huge).await;

    guest.end().await;
    assert_eq!(scene.lena.get(&scene.path("")).await.expect(200)["status"], "waiting", "the room goes on");
}

#[tokio::test]
async fn talking_too_fast_ends_the_socket() {
    let scene = Scene::joined().await;
    let mut guest = scene.guest().await;
    for _ in 0..400 {
        guest.say(&json!({ "type": "withdraw" })).await;
    }
    assert_eq!(guest.end().await.code, Some(4002));
}

#[tokio::test]
async fn who_has_not_joined_gets_no_further_than_the_door() {
    let scene = Scene::joined().await;
    let mut stranger = scene.server.somebody().socket(&scene.link("/socket")).await;
    assert_eq!(stranger.end().await.code, Some(4011));
    let mut nobody = scene.server.somebody().socket(&scene.path("/socket")).await;
    assert_eq!(nobody.end().await.code, Some(4013));
}

#[tokio::test]
async fn signing_out_ends_the_agents_open_socket() {
    let scene = Scene::joined().await;
    let mut agent = scene.agent(&scene.lena).await;

    scene.lena.act("/api/v1/sign-out").await.expect(204);

    assert_eq!(agent.end().await.code, Some(4013));
}

#[tokio::test]
async fn a_session_ends_at_once_when_its_agent_may_act_no_more() {
    let scene = Scene::joined().await;
    let owner = scene.server.owner().await;
    let (mut guest, mut agent, session) = scene.in_session().await;
    let lena = scene.server.actor(&scene.lena).await.agent.id;

    let viewing = json!({ "roles": ["data_protection_officer"] });
    owner.patch(&format!("/api/v1/members/{lena}"), &viewing).await.expect(200);

    let ended = guest.hear_of("session_ended").await;
    assert_eq!((&ended["session"], &ended["reason"]), (&session, &json!("ended_by_agent")));
    assert_eq!(agent.hear_of("session_ended").await["session"], session);
    assert_eq!(agent.end().await.code, Some(1013), "the page looks what it may do now");
}

#[tokio::test]
async fn a_session_ends_with_the_sign_in_of_the_page_that_watches() {
    let scene = Scene::joined().await;
    let (mut guest, _agent, session) = scene.in_session().await;

    scene.lena.act("/api/v1/sign-out").await.expect(204);

    assert_eq!(guest.hear_of("session_ended").await["session"], session);
}

#[tokio::test]
async fn joining_again_in_another_tab_leaves_a_live_session_alone() {
    let scene = Scene::joined().await;
    let (guest, mut agent, session) = scene.in_session().await;
    scene.margarethe.act(&scene.link("/join")).await.expect(200);

    drop(guest);
    until(&mut agent, |room| room["session"]["host"]["state"] == "away").await;
    let mut again = scene.guest().await;
    again.say(&json!({ "type": "grant", "capabilities": ["view"] })).await;
    again.say(&json!({ "type": "attach", "session": session, "epoch": null })).await;

    assert_eq!(again.hear_of("start").await["epoch"], 2);
    assert_eq!(scene.status().await, "connected");
}

#[tokio::test]
async fn a_page_hears_that_its_line_stands() {
    let scene = Scene::joined().await;
    let mut guest = scene.guest().await;
    assert_eq!(guest.hear_of("beat").await["type"], "beat");
}
