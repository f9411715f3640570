//! Why somebody may see, take over or connect to a request, or may not.

use deskside_testkit::TestServer;
use serde_json::json;

use super::DATABASE;

#[tokio::test]
async fn the_reason_names_what_decides_and_the_role_behind_it() {
    let server = TestServer::start(DATABASE).await;
    let (owner, lena) = (server.owner().await, server.agent("Lena").await);
    let tomasz = server.agent("Tomasz").await;
    let id = lena.create("Una User").await["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/session-requests/{id}");
    lena.act(&format!("{path}/take-over")).await.expect(200);
    let lenas = server.actor(&lena).await.agent.id;

    let why = tomasz.get(&format!("{path}/why")).await.expect(200);
    let about_lena = owner.get(&format!("{path}/why?member={lenas}")).await.expect(200);
    tomasz.get(&format!("{path}/why?member={lenas}")).await.refused(403, "not_permitted");

    let [see, take_over, connect] = &why["items"].as_array().unwrap()[..] else { panic!("{why}") };
    assert_eq!((&see["allowed"], &see["reason"]["kind"]), (&json!(true), &json!("right")));
    assert_eq!(see["roles"], json!([{ "id": "support_agent", "name": null }]));
    assert_eq!(take_over["reason"]["to"]["name"], "Lena");
    assert_eq!(take_over["sentence"], "Tomasz cannot take this request over: it is assigned to Lena.");
    assert_eq!(connect["reason"]["kind"], "not_granted");
    let take_over = &about_lena["items"][1];
    assert_eq!(take_over["sentence"], "Lena cannot take this request over: it is theirs already.");
}
