//! Files of requests, going out and coming in.

use deskside_testkit::{Answer, Person, TestServer};
use reqwest::Method;
use serde_json::{Value, json};

use super::DATABASE;

const LIST: &str = "/api/v1/session-requests";

async fn import(by: &Person, file: &str, query: &str) -> Answer {
    let request = by.request(Method::POST, &format!("{LIST}/import{query}"));
    by.send(request.header("content-type", "text/csv").body(file.to_owned())).await
}

/// Sends the file under a key.
async fn import_once(by: &Person, file: &str, key: &str) -> Answer {
    let request = by.request(Method::POST, &format!("{LIST}/import")).header("idempotency-key", key);
    by.send(request.header("content-type", "text/csv").body(file.to_owned())).await
}

/// What the requests say, the oldest first, but for what the server decides.
async fn said(by: &Person) -> Vec<Value> {
    let page = by.get(&format!("{LIST}?sort=oldest&limit=200")).await.expect(200);
    let filled_in = |item: &Value| {
        let mut said = serde_json::Map::new();
        for field in [
            "user_name",
            "user_email",
            "send_updates",
            "language",
            "message",
            "notes",
            "reference",
            "asks",
            "validity_seconds",
            "schedule",
            "custom_fields",
        ] {
            said.insert(field.to_owned(), item[field].clone());
        }
        said.insert("assignment".to_owned(), item["assignment"]["kind"].clone());
        Value::Object(said)
    };
    page["items"].as_array().unwrap().iter().map(filled_in).collect()
}

/// Requests that say everything, and what is hard to say in a file.
async fn outspoken(owner: &Person) {
    let fields = json!([{ "id": "room", "label": "Room", "kind": { "type": "text" } }]);
    let settings = owner.get("/api/v1/organisation").await.expect(200);
    let change = json!({ "version": settings["version"], "custom_fields": fields });
    owner.patch("/api/v1/organisation", &change).await.expect(200);
    let queue =
        owner.post("/api/v1/session-queues", &json!({ "name": "Printers, 2nd floor" })).await.expect(201);
    for body in [
        json!({
            "user_name": "=HYPERLINK(\"http://evil.example\")", "user_email": "m.aigner@brightwater.example",
            "send_updates": true, "language": "de", "message": "first line\nsecond \"line\"", "notes": "'=1+1",
            "reference": "-42", "asks": ["control", "files"], "validity_seconds": 7200,
            "custom_fields": { "room": "@214, left" },
            "schedule": { "local": "2099-07-01T09:30", "time_zone": "Europe/Vienna", "duration_minutes": 45 },
            "assign_to": { "kind": "myself" },
        }),
        json!({ "user_name": "Zoë 'Z' Ñandú", "assign_to": { "kind": "queue", "id": queue["id"] } }),
        json!({ "user_name": "Margarethe Aigner" }),
    ] {
        owner.post(LIST, &body).await.expect(201);
    }
}

#[tokio::test]
async fn what_goes_out_comes_in_as_it_was() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    outspoken(&owner).await;
    let before = said(&owner).await;

    let file = owner.get(&format!("{LIST}/export")).await;
    let imported = import(&owner, &file.text, "").await.expect(200);

    assert_eq!(imported, json!({ "rows": 3, "created": 3, "errors": [] }));
    let after = said(&owner).await;
    let newest_first: Vec<_> = before.iter().rev().cloned().collect();
    assert_eq!(after, [before, newest_first].concat());
}

#[tokio::test]
async fn a_file_has_a_name_stable_columns_and_nothing_that_a_spreadsheet_runs() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    outspoken(&owner).await;

    let file = owner.get(&format!("{LIST}/export")).await;
    let lines = owner.get(&format!("{LIST}/export?format=jsonl&q=aigner&assigned=unassigned")).await;

    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"session-requests.csv\"");
    let (head, rows) = file.text.split_once("\r\n").unwrap();
    assert_eq!(
        head.strip_prefix('\u{feff}').unwrap(),
        "user_name,user_email,send_updates,language,message,notes,reference,assign_to,asks,validity_seconds,\
         scheduled_for,time_zone,duration_minutes,number,status,assigned_to,queue,created_at,created_by,expires_at,\
         closed_at,closed_by,outcome,closing_word,link,join_code,field_room"
    );
    assert!(rows.contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\""), "{rows}");
    assert!(
        rows.contains(",'-42,owner@brightwater.example,view control files,7200,2099-07-01T09:30,"),
        "{rows}"
    );
    assert!(rows.contains("\"'@214, left\""), "{rows}");
    assert_eq!(lines.headers["content-type"], "application/x-ndjson");
    let line: Value = serde_json::from_str(lines.text.trim_end()).unwrap();
    assert_eq!((&line["user_name"], &line["number"]), (&json!("Margarethe Aigner"), &json!(1003)));
}

#[tokio::test]
async fn an_export_has_more_than_one_page() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let rows: Vec<_> = (0..1_001).map(|row| format!("Person {row}")).collect();
    import(&owner, &format!("user_name\n{}", rows.join("\n")), "").await.expect(200);

    let file = owner.get(&format!("{LIST}/export")).await;

    assert_eq!(file.text.lines().count(), 1_002);
    assert!(file.text.lines().nth(1).unwrap().starts_with("Person 1000,"));
    assert!(file.text.lines().last().unwrap().starts_with("Person 0,"));
}

#[tokio::test]
async fn when_a_single_row_is_wrong_nothing_is_created() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let file = "user_name,user_email,send_updates,assign_to,validity_seconds,scheduled_for,time_zone,asks,field_room\n\
                Lena Huber,lena@brightwater.example,yes,me,3600,,,view,\n\
                ,nowhere,perhaps,queue:None,5,2099-02-30T09:00,Vienna,screen,214\n\
                too,few\n\
                Ben,,,ben@brightwater.example,,,,,\n";

    let answer = import(&owner, file, "").await.expect(200);

    let errors: Vec<_> = answer["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| json!([e["row"], e["column"], e["code"]]))
        .collect();
    let expected = json!([
        [2, "send_updates", "malformed"],
        [2, "assign_to", "malformed"],
        [2, "asks", "malformed"],
        [2, "user_name", "missing"],
        [2, "user_email", "malformed"],
        [2, "validity_seconds", "out_of_range"],
        [2, "time_zone", "malformed"],
        [2, "scheduled_for", "malformed"],
        [2, "field_room", "malformed"],
        [3, null, "malformed"],
        [4, "assign_to", "malformed"],
    ]);
    assert_eq!(
        (&Value::from(errors), &answer["rows"], &answer["created"]),
        (&expected, &json!(4), &json!(0))
    );
    assert_eq!(owner.get(LIST).await.expect(200)["items"], json!([]));
}

#[tokio::test]
async fn a_preview_creates_nothing() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;

    let answer = import(&owner, "user_name\nLena Huber\n", "?preview=true").await.expect(200);

    assert_eq!(answer, json!({ "rows": 1, "created": 0, "errors": [] }));
    assert_eq!(owner.get(LIST).await.expect(200)["items"], json!([]));
}

#[tokio::test]
async fn a_file_that_nobody_meant_is_refused_as_a_whole() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;

    for file in [
        "",
        "name\nLena",
        "user_name,colour\nLena,red",
        "user_name,user_name\nLena,Ben",
        "user_email\na@b.example",
    ] {
        import(&owner, file, "").await.refused(400, "malformed_request");
    }
    let rows = "Lena Huber\n".repeat(5_001);
    import(&owner, &format!("user_name\n{rows}"), "").await.refused(413, "too_many_rows");
    let long = format!("user_name\n{}", "x".repeat(2 * 1024 * 1024));
    import(&owner, &long, "").await.refused(413, "body_too_large");
}

#[tokio::test]
async fn a_file_that_is_sent_again_under_its_key_creates_nothing_twice() {
    let server = TestServer::start(DATABASE).await;
    let (owner, agent) = (server.owner().await, server.agent("Ben").await);
    let (file, key) = ("user_name\nLena Huber\n", "0192f0c1-2f3a-4c5d-8e6f-7a8b9c0d1e2f");

    let first = import_once(&owner, file, key).await.expect(200);
    let again = import_once(&owner, file, &format!("\"{key}\"")).await.expect(200);

    assert_eq!(first, json!({ "rows": 1, "created": 1, "errors": [] }));
    assert_eq!(again, first);
    for (by, file) in [(&owner, "user_name\nBen\n"), (&agent, file)] {
        import_once(by, file, key).await.refused(422, "idempotency_key_reused");
    }
    import_once(&owner, file, "once").await.refused(400, "malformed_request");
    assert_eq!(owner.get(LIST).await.expect(200)["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_request_whose_address_was_cleared_comes_in_again_too() {
    let server = TestServer::start(DATABASE).await;
    let owner = server.owner().await;
    let mailed =
        json!({ "user_name": "Lena", "user_email": "lena@brightwater.example", "send_updates": true });
    let id = owner.post(LIST, &mailed).await.expect(201)["id"].as_str().unwrap().to_owned();
    let at = format!("{LIST}/{id}");

    let cleared = owner.patch(&at, &json!({ "user_email": "" })).await.expect(200);
    let refused = owner.patch(&at, &json!({ "send_updates": true })).await.refused(422, "invalid_fields");
    let file = owner.get(&format!("{LIST}/export")).await;
    let imported = import(&owner, &file.text, "").await.expect(200);

    assert_eq!((&cleared["user_email"], &cleared["send_updates"]), (&Value::Null, &json!(false)));
    assert_eq!(refused["errors"][0]["field"], "send_updates");
    assert_eq!(imported, json!({ "rows": 1, "created": 1, "errors": [] }));
}

#[tokio::test]
async fn whoever_may_act_on_requests_and_nothing_else_imports_them() {
    let server = TestServer::start(DATABASE).await;
    let (owner, ann) = (server.owner().await, server.agent("Ann").await);
    let role = json!({ "name": "Helper", "rights": { "session_requests": "edit" } });
    let role = owner.post("/api/v1/roles", &role).await.expect(201)["id"].clone();
    let member = format!("/api/v1/members/{}", server.actor(&ann).await.agent.id);
    owner.patch(&member, &json!({ "roles": [role] })).await.expect(200);
    owner.post("/api/v1/session-queues", &json!({ "name": "Printers" })).await.expect(201);

    let mine = import(&ann, "user_name,assign_to\r\nUna,me\r\n", "").await.expect(200);
    let queued = import(&ann, "user_name,assign_to\r\nUna,queue:Printers\r\n", "").await.expect(200);

    assert_eq!((&mine["created"], &mine["errors"]), (&json!(1), &json!([])));
    assert_eq!(queued["errors"][0]["column"], "assign_to", "{queued}");
}
