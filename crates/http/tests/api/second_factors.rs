//! Codes of an app, from the outside: what is asked, what is told, and what is not.

use deskside_app::context::Clock as _;
use deskside_domain::second_factor::TotpSecret;
use deskside_test_passkey::Device;
use deskside_testkit::{Person, TestServer};
use serde_json::{Value, json};

use super::DATABASE;

/// The code that an app with this secret shows now.
pub(super) fn code(server: &TestServer, secret: &Value) -> String {
    let secret = base32(secret.as_str().unwrap());
    TotpSecret::from_stored(&secret).unwrap().code_at(server.clock.now()).expose().to_owned()
}

/// RFC 4648, section 6.
fn base32(text: &str) -> Vec<u8> {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let (mut bits, mut have, mut bytes) = (0_u32, 0, Vec::new());
    for letter in text.bytes() {
        let value = letters.iter().position(|known| *known == letter).unwrap();
        bits = (bits << 5) | u32::try_from(value).unwrap();
        have += 5;
        if have >= 8 {
            have -= 8;
            bytes.push(u8::try_from((bits >> have) & 255).unwrap());
        }
    }
    bytes
}

fn password() -> Value {
    json!({ "current_password": "correct horse battery" })
}

/// Turns an app on; gives its secret and the recovery codes.
async fn turn_on(server: &TestServer, person: &Person) -> (Value, Value) {
    let offered = person.post("/api/v1/me/totp/begin", &password()).await.expect(200);
    let body = json!({ "ceremony": offered["ceremony"], "code": code(server, &offered["secret"]) });
    let confirmed = person.post("/api/v1/me/totp/confirm", &body).await.expect(200);
    server.clock.advance(jiff::SignedDuration::from_secs(60));
    (offered["secret"].clone(), confirmed["recovery_codes"].clone())
}

fn sign_in(code: Option<&str>) -> Value {
    let mut body = json!({ "email": "owner@brightwater.example", "password": "correct horse battery" });
    if let Some(code) = code {
        body["code"] = code.into();
    }
    body
}

#[tokio::test]
async fn an_app_is_offered_for_its_account_and_is_in_force_once_it_has_shown_a_code() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;

    let offered = owner.post("/api/v1/me/totp/begin", &password()).await.expect(200);
    let uri = offered["uri"].as_str().unwrap();
    assert!(uri.starts_with("otpauth://totp/Brightwater%20Clinics:owner%40brightwater"), "{uri}");
    assert!(uri.contains(offered["secret"].as_str().unwrap()), "{uri}");
    let wrong = json!({ "ceremony": offered["ceremony"], "code": "000000" });
    let problem = owner.post("/api/v1/me/totp/confirm", &wrong).await.refused(422, "invalid_fields");
    assert_eq!(problem["errors"][0]["field"], "code");
    let before = owner.get("/api/v1/me/second-factors").await.expect(200);
    assert_eq!(before, json!({ "totp_since": null, "recovery_codes_left": 0, "passkeys": 0 }));

    let (_, codes) = turn_on(&server, &owner).await;

    assert_eq!(codes.as_array().unwrap().len(), 10);
    let after = owner.get("/api/v1/me/second-factors").await.expect(200);
    assert!(after["totp_since"].is_string());
    assert_eq!(after["recovery_codes_left"], 10);
    owner.post("/api/v1/me/totp/begin", &password()).await.refused(409, "nothing_to_do");
}

#[tokio::test]
async fn who_knows_the_password_is_asked_for_a_code_and_signs_in_with_it_once() {
    let server = TestServer::start(DATABASE).await;
    let (secret, codes) = turn_on(&server, &server.owner().await).await;
    let browser = server.somebody();

    let asked = browser.post("/api/v1/sign-in", &sign_in(None)).await;
    let problem = asked.refused(401, "second_factor_required");
    assert_eq!(problem["second_factors"], json!(["totp"]));
    assert!(!asked.headers.contains_key("set-cookie"));
    let wrong = json!({ "email": "owner@brightwater.example", "password": "not the password", "code": "1" });
    browser.post("/api/v1/sign-in", &wrong).await.refused(401, "wrong_credentials");
    browser.post("/api/v1/sign-in", &sign_in(Some("000000"))).await.refused(401, "wrong_code");

    let code = code(&server, &secret);
    browser.post("/api/v1/sign-in", &sign_in(Some(&code))).await.expect(200);
    server.somebody().post("/api/v1/sign-in", &sign_in(Some(&code))).await.refused(401, "wrong_code");
    let recovery = codes[0].as_str().unwrap().to_lowercase();
    server.somebody().post("/api/v1/sign-in", &sign_in(Some(&recovery))).await.expect(200);
    server.somebody().post("/api/v1/sign-in", &sign_in(Some(&recovery))).await.refused(401, "wrong_code");
}

#[tokio::test]
async fn what_guards_the_account_is_changed_with_the_password_only() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    turn_on(&server, &owner).await;
    let wrong = json!({ "current_password": "not the password" });

    for path in ["totp/begin", "totp/turn-off", "recovery-codes"] {
        let problem = owner.post(&format!("/api/v1/me/{path}"), &wrong).await.refused(422, "invalid_fields");
        assert_eq!(problem["errors"][0]["field"], "current_password", "{path}");
    }
}

#[tokio::test]
async fn who_looks_after_members_sees_who_has_what_and_removes_it() {
    let server = TestServer::start(DATABASE).await;
    let (owner, ann) = (server.owner().await, server.agent("Ann").await);
    turn_on(&server, &ann).await;
    let path = format!("/api/v1/members/{}", server.actor(&ann).await.agent.id);
    assert_eq!(owner.get(&path).await.expect(200)["second_factors"], json!(["totp"]));
    let list = owner.get("/api/v1/members").await.expect(200);
    let of = |name: &str| {
        let items = list["items"].as_array().unwrap();
        items.iter().find(|item| item["name"] == name).unwrap()["second_factors"].clone()
    };
    assert_eq!((of("Ann"), of("Olga Owner")), (json!(["totp"]), json!([])));

    let removed = owner.act(&format!("{path}/remove-second-factors")).await.expect(200);

    assert_eq!(removed["second_factors"], json!([]));
    owner.act(&format!("{path}/remove-second-factors")).await.refused(409, "nothing_to_do");
}

#[tokio::test]
async fn a_passkey_is_added_listed_renamed_used_and_removed() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let mut device = Device::at(server.origin(), 1);

    let begun = owner.post("/api/v1/me/passkeys/begin", &password()).await.expect(200);
    let answer = device.create(&begun["options"]);
    let body = json!({ "ceremony": begun["ceremony"], "name": "Laptop", "credential": answer });
    let added = owner.post("/api/v1/me/passkeys", &body).await.expect(201);
    assert_eq!(added["recovery_codes"].as_array().unwrap().len(), 10);
    owner.post("/api/v1/me/passkeys", &body).await.refused(409, "begin_again");
    let path = format!("/api/v1/me/passkeys/{}", added["passkey"]["id"].as_str().unwrap());
    owner.patch(&path, &json!({ "name": "Work laptop" })).await.expect(200);
    owner.patch(&path, &json!({ "name": "" })).await.refused(422, "invalid_fields");

    let browser = server.somebody();
    let begun = browser.act("/api/v1/sign-in/passkey/begin").await.expect(200);
    let body = json!({ "ceremony": begun["ceremony"], "credential": device.get(&begun["options"]) });
    let me = browser.post("/api/v1/sign-in/passkey", &body).await.expect(200);
    assert_eq!(me["member"]["email"], "owner@brightwater.example");
    browser.get("/api/v1/me").await.expect(200);
    server.somebody().post("/api/v1/sign-in/passkey", &body).await.refused(401, "wrong_passkey");

    let list = owner.get("/api/v1/me/passkeys").await.expect(200);
    assert_eq!((&list["items"][0]["name"], &list["possible"]), (&json!("Work laptop"), &json!(true)));
    assert!(list["items"][0]["last_used_at"].is_string());
    let wrong = json!({ "current_password": "not the password" });
    owner.post(&format!("{path}/remove"), &wrong).await.refused(422, "invalid_fields");
    owner.post(&format!("{path}/remove"), &password()).await.expect(204);
    let begun = browser.act("/api/v1/sign-in/passkey/begin").await.expect(200);
    let body = json!({ "ceremony": begun["ceremony"], "credential": device.get(&begun["options"]) });
    server.somebody().post("/api/v1/sign-in/passkey", &body).await.refused(401, "wrong_passkey");
}
