//! What the routes are about: something of each kind, somebody's own or another's, or nothing at all.

use std::collections::BTreeMap;

use deskside_domain::rights::Rights;
use deskside_domain::role::BuiltIn;
use deskside_testkit::{Person, TestServer};
use serde_json::{Value, json};

/// Whose the things are that somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// Those of whoever asks, as far as they can have any.
    Own,
    /// Another member's.
    Others,
    /// Nobody's: there are none.
    Nobodys,
}

/// Something of each kind, by the place of its id in an address.
pub(super) struct Things(BTreeMap<&'static str, String>);

/// What stands where there is nothing.
const NOTHING: &str = "018c0000-0000-7000-8000-000000000001";

impl Things {
    /// What `person` asks for.
    pub(super) async fn of(server: &TestServer, person: &Person, whose: Whose) -> Self {
        match whose {
            Whose::Own => Self::made_by(server, person).await,
            Whose::Others => Self::made_by(server, &server.member("Other", BuiltIn::Owner).await).await,
            Whose::Nobodys => {
                let known = ["clients"].map(|kind| (kind, "100000000".to_owned()));
                Self(known.into())
            }
        }
    }

    /// Made by this member; what they may not make, an owner has made.
    async fn made_by(server: &TestServer, person: &Person) -> Self {
        let owner = server.owner().await;
        let request = made(person, &owner, "/api/v1/session-requests", &json!({ "user_name": "Una" })).await;
        let comment = format!("/api/v1/session-requests/{request}/comments");
        let elsewhere = server.actor(&server.elsewhere(person).await).await.in_person().unwrap();
        let view = json!({ "name": "Mine", "query": "assigned=me" });
        let things = [
            ("session-requests", request),
            ("comment", made(person, &owner, &comment, &json!({ "text": "Hm" })).await),
            (
                "session-queues",
                made(person, &owner, "/api/v1/session-queues", &json!({ "name": "Line" })).await,
            ),
            ("roles", made(person, &owner, "/api/v1/roles", &json!({ "name": "Lead", "rights": {} })).await),
            ("saved-views", made(person, &owner, "/api/v1/saved-views", &view).await),
            ("api-tokens", server.token(person, &Rights::default()).await.1.to_string()),
            ("members", server.actor(person).await.agent.id.to_string()),
            ("clients", elsewhere.client.to_string()),
            ("me", elsewhere.sign_in.to_string()),
        ];
        Self(things.into())
    }

    /// An address with ids for its parameters.
    pub(super) fn filled_in(&self, path: &str) -> String {
        let thing = |kind: &str| self.0.get(kind).map_or(NOTHING, String::as_str);
        let kind = path.split('/').nth(3).unwrap();
        let id = if path.contains("/batch/{id}") { NOTHING } else { thing(kind) };
        path.replace("{id}", id)
            .replace("{member}", thing("members"))
            .replace("{comment}", thing("comment"))
            .replace("{token}", "no-such-token-no-such-to")
            .replace("{slug}", "no-such-page")
    }
}

/// The id of what this member makes, or else an owner.
async fn made(person: &Person, owner: &Person, path: &str, body: &Value) -> String {
    let by_themselves = person.post(path, body).await;
    let made = match by_themselves.status {
        201 => by_themselves.expect(201),
        _ => owner.post(path, body).await.expect(201),
    };
    made["id"].as_str().unwrap().to_owned()
}
