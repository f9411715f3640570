//! Who is to help, as the remote user's page hears it.

use deskside_domain::role::BuiltIn;
use deskside_testkit::{Person, Socket, TestServer};
use serde_json::{Value, json};

use super::DATABASE;

struct Scene {
    server: TestServer,
    lena: Person,
    request: Value,
    guest: Socket,
}

impl Scene {
    /// Somebody waits in Lena's queue; gives what the welcome said, too.
    async fn waiting_in_a_queue() -> (Self, Value) {
        let server = TestServer::start(DATABASE).await;
        let (lena, margarethe) = (server.member("Lena", BuiltIn::Admin).await, server.somebody());
        let queue =
            lena.post("/api/v1/session-queues", &json!({ "name": "First line" })).await.expect(201)["id"]
                .clone();
        let body = json!({ "user_name": "Margarethe", "assign_to": { "kind": "queue", "id": queue } });
        let request = lena.post("/api/v1/session-requests", &body).await.expect(201);
        let link = request["link"].as_str().unwrap().rsplit('/').next().unwrap();
        margarethe.act(&format!("/api/v1/session-links/{link}/join")).await.expect(200);
        let mut guest = margarethe.socket(&format!("/api/v1/session-links/{link}/socket")).await;
        guest.say(&json!({ "type": "hello", "granted": [] })).await;
        let about = guest.hear_of("welcome").await["about"].clone();
        (Self { server, lena, request, guest }, about)
    }

    fn path(&self, rest: &str) -> String {
        format!("/api/v1/session-requests/{}{rest}", self.request["id"].as_str().unwrap())
    }

    async fn hear(&mut self) -> Value {
        self.guest.hear_of("about").await["about"].clone()
    }
}

#[tokio::test]
async fn whoever_waits_hears_who_is_to_help_as_often_as_that_changes() {
    let (mut scene, first) = Scene::waiting_in_a_queue().await;
    assert_eq!(first, json!({ "agent": null, "queue_name": "First line" }));

    scene.lena.act(&scene.path("/take-over")).await.expect(200);
    let taken = scene.hear().await;
    assert_eq!((&taken["agent"]["name"], &taken["queue_name"]), (&json!("Lena"), &Value::Null));

    scene.lena.act(&scene.path("/hand-back")).await.expect(200);
    assert_eq!(scene.hear().await, first);

    let tom = scene.server.agent("Tom").await;
    let to_tom = json!({ "kind": "agent", "id": scene.server.actor(&tom).await.agent.id.to_string() });
    scene.lena.post(&scene.path("/assign"), &to_tom).await.expect(200);
    assert_eq!(scene.hear().await["agent"]["name"], "Tom");
}

#[tokio::test]
async fn what_changes_nothing_for_whoever_waits_is_not_told() {
    let (mut scene, _) = Scene::waiting_in_a_queue().await;

    scene.lena.patch(&scene.path(""), &json!({ "notes": "HP 400" })).await.expect(200);
    scene.lena.act(&scene.path("/take-over")).await.expect(200);

    assert_eq!(scene.hear().await["agent"]["name"], "Lena", "the first that is told");
}

#[tokio::test]
async fn whoever_waits_hears_where_the_agent_is() {
    let (mut scene, _) = Scene::waiting_in_a_queue().await;

    scene.lena.act(&scene.path("/take-over")).await.expect(200);
    assert_eq!(scene.hear().await["agent"]["whereabouts"], "away");

    let portal = scene.lena.events("/api/v1/live").await;
    assert_eq!(scene.hear().await["agent"]["whereabouts"], "signed_in");

    let mut listener = scene.lena.socket(&scene.path("/socket?attention=listening")).await;
    listener.say(&json!({ "type": "hello" })).await;
    listener.hear_of("welcome").await;

    let mut page = scene.lena.socket(&scene.path("/socket")).await;
    page.say(&json!({ "type": "hello" })).await;
    let welcome = page.hear_of("welcome").await;
    assert_eq!(welcome.get("about"), None, "agents know their requests");
    assert_eq!(scene.hear().await["agent"]["whereabouts"], "here");

    drop(page);
    assert_eq!(scene.hear().await["agent"]["whereabouts"], "signed_in");
    drop(portal);
    assert_eq!(scene.hear().await["agent"]["whereabouts"], "away");
}
