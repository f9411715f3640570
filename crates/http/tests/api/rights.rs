//! Who may do what: every documented route × every built-in role, and nobody. A route that is not listed here fails.

use std::collections::{BTreeMap, BTreeSet};

use deskside_domain::rights::{Level, Section};
use deskside_domain::role::BuiltIn;
use deskside_testkit::{Person, TestServer};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::DATABASE;

/// What a route asks of whoever calls it.
#[derive(Clone, Copy, Debug)]
enum Needs {
    /// Nothing: the route, or its secret, is for anybody.
    Nothing,
    /// A sign-in: it is about the member's own account, or the same for every member.
    SignIn,
    /// A right.
    Right(Section, Level),
    /// One of two rights.
    Either(Section, Section),
    /// A right on what belongs to others; without it they are not even seen.
    RightOnOthers(Section, Level),
}

use Level::{Edit, View};
use Needs::{Either, Nothing, Right, RightOnOthers, SignIn};
use Section::{AuditLog, Clients, Members, Roles, SessionQueues, SessionRequests, Settings};

const ROUTES: &[(&str, Needs)] = &[
    ("acceptInvitation", Nothing),
    ("addPasskey", SignIn),
    ("addComment", Right(SessionRequests, Edit)),
    ("archiveSessionQueue", Right(SessionQueues, Edit)),
    ("askForHelp", Nothing),
    ("assignSessionRequest", Right(SessionRequests, Edit)),
    ("beginPasskey", SignIn),
    ("beginPasskeySignIn", Nothing),
    ("beginTotp", SignIn),
    ("changePassword", SignIn),
    ("closeSessionRequest", Right(SessionRequests, Edit)),
    ("confirmTotp", SignIn),
    ("connectSession", Right(SessionRequests, Edit)),
    ("countSessionRequests", Right(SessionRequests, View)),
    ("createRole", Right(Roles, Edit)),
    ("createSessionQueue", Right(SessionQueues, Edit)),
    ("createSessionRequest", Right(SessionRequests, Edit)),
    ("deleteComment", Right(SessionRequests, Edit)),
    ("deleteMember", Right(Members, Edit)),
    ("deleteRole", Right(Roles, Edit)),
    ("deleteSavedView", SignIn),
    ("disableMember", Right(Members, Edit)),
    ("dismissWish", Right(SessionRequests, Edit)),
    ("editComment", Right(SessionRequests, Edit)),
    ("editMe", SignIn),
    ("editMember", Right(Members, Edit)),
    ("editOrganisation", Right(Settings, Edit)),
    ("editRole", Right(Roles, Edit)),
    ("editSessionQueue", Right(SessionQueues, Edit)),
    ("editSessionRequest", Right(SessionRequests, Edit)),
    ("enableMember", Right(Members, Edit)),
    ("exportSessionRequests", Right(SessionRequests, View)),
    ("extendSessionRequest", Right(SessionRequests, Edit)),
    ("explainSessionRequest", Right(SessionRequests, View)),
    ("exportAuditEvents", Right(AuditLog, Edit)),
    ("forgetClient", RightOnOthers(Clients, Edit)),
    ("getBatch", Right(SessionRequests, View)),
    ("getBrand", Nothing),
    ("getCalendarFile", Nothing),
    ("getClient", RightOnOthers(Clients, View)),
    ("getLogo", Nothing),
    ("getMe", SignIn),
    ("getMember", Right(Members, View)),
    ("getOrganisation", SignIn),
    ("getRequestPage", Nothing),
    ("getSecondFactors", SignIn),
    ("getSessionLink", Nothing),
    ("getSessionQueue", Right(SessionQueues, View)),
    ("getSessionRequest", Right(SessionRequests, View)),
    ("handBackSessionRequest", Right(SessionRequests, Edit)),
    ("importSessionRequests", Right(SessionRequests, Edit)),
    ("invite", Right(Members, Edit)),
    ("joinSessionLink", Nothing),
    ("leaveSessionLink", Nothing),
    ("listAgents", Right(SessionRequests, View)),
    ("listAuditEvents", Right(AuditLog, View)),
    ("listClients", SignIn),
    ("listComments", Right(SessionRequests, View)),
    ("listHistory", Right(SessionRequests, View)),
    ("listInvitations", Right(Members, View)),
    ("listMails", Right(SessionRequests, View)),
    ("listMembers", Right(Members, View)),
    ("listPasskeys", SignIn),
    ("listRoles", Either(Roles, Members)),
    ("listSavedViews", SignIn),
    ("listSessionQueues", Right(SessionQueues, View)),
    ("listSessionRequests", Right(SessionRequests, View)),
    ("listSignIns", SignIn),
    ("listSubscribers", Right(SessionQueues, View)),
    ("liveHints", SignIn),
    ("offerPasswordReset", Right(Members, Edit)),
    ("openInvitation", Nothing),
    ("openPasswordReset", Nothing),
    ("previewBatch", Right(SessionRequests, Edit)),
    ("removeLogo", Right(Settings, Edit)),
    ("removePasskey", SignIn),
    ("removeSecondFactors", Right(Members, Edit)),
    ("renameClient", RightOnOthers(Clients, Edit)),
    ("renamePasskey", SignIn),
    ("renewLink", Right(SessionRequests, Edit)),
    ("renewRecoveryCodes", SignIn),
    ("reopenSessionRequest", Right(SessionRequests, Edit)),
    ("resetGuest", Right(SessionRequests, Edit)),
    ("resolveJoinCode", Nothing),
    ("restoreSessionQueue", Right(SessionQueues, Edit)),
    ("revokeSignIn", SignIn),
    ("saveView", SignIn),
    ("scheduleSessionRequest", Right(SessionRequests, Edit)),
    ("sendEmail", Right(SessionRequests, Edit)),
    ("setLogo", Right(Settings, Edit)),
    ("setUp", Nothing),
    ("signIn", Nothing),
    ("signInByPasskey", Nothing),
    ("signOut", SignIn),
    ("simulateRole", Right(Roles, View)),
    ("startBatch", Right(SessionRequests, Edit)),
    ("subscribe", Right(SessionQueues, Edit)),
    ("takeNext", Right(SessionRequests, Edit)),
    ("takeOverSessionRequest", Right(SessionRequests, Edit)),
    ("turnTotpOff", SignIn),
    ("unscheduleSessionRequest", Right(SessionRequests, Edit)),
    ("unsubscribe", Right(SessionQueues, Edit)),
    ("usePasswordReset", Nothing),
    ("wishOnLink", Nothing),
    ("withdrawInvitation", Right(Members, Edit)),
];

/// A body that the route can read, so that what it refuses is not the body.
fn body(operation: &str) -> Option<Value> {
    Some(match operation {
        "addComment" | "editComment" => json!({ "text": "Hello" }),
        "assignSessionRequest" => json!({ "kind": "unassigned" }),
        "addPasskey" => json!({ "ceremony": "x", "name": "Laptop", "credential": {} }),
        "beginPasskey" | "beginTotp" | "removePasskey" | "renewRecoveryCodes" | "turnTotpOff" => {
            json!({ "current_password": "x" })
        }
        "renamePasskey" => json!({ "name": "Laptop" }),
        "confirmTotp" => json!({ "ceremony": "x", "code": "000000" }),
        "changePassword" => json!({ "current_password": "x", "new_password": "a very long password" }),
        "closeSessionRequest" => json!({ "outcome": "solved" }),
        "createRole" => json!({ "name": "Another", "rights": {} }),
        "createSessionQueue" => json!({ "name": "Another" }),
        "createSessionRequest" => json!({ "user_name": "Una" }),
        "editMe" | "editMember" => json!({}),
        "editOrganisation" | "editRole" | "editSessionQueue" | "editSessionRequest" => {
            json!({ "version": 1 })
        }
        "extendSessionRequest" => json!({ "kind": "by", "seconds": 3600 }),
        "invite" => json!({ "email": "new@brightwater.example", "roles": ["user"] }),
        "renameClient" => json!({ "name": "Laptop" }),
        "saveView" => json!({ "name": "Mine", "query": "assigned=me" }),
        "scheduleSessionRequest" => {
            json!({ "local": "2099-01-01T10:00", "time_zone": "UTC" })
        }
        "simulateRole" => json!({ "rights": {} }),
        "previewBatch" | "startBatch" => {
            json!({ "action": { "kind": "reopen" }, "selection": { "kind": "matching", "filter": {} } })
        }
        _ => return None,
    })
}

/// A route as the served document has it, with its parameters filled in.
struct Route {
    operation: String,
    method: Method,
    path: String,
    is_open: bool,
}

/// What the routes are about: something of each kind, none of it anybody's who asks.
struct Things(BTreeMap<&'static str, String>);

impl Things {
    async fn made(server: &TestServer) -> Self {
        let (owner, other) = (server.owner().await, server.member("Other", BuiltIn::SupportAgent).await);
        let id = |value: &Value| value["id"].as_str().unwrap().to_owned();
        let request = other.create("Una User").await;
        let queue = owner.post("/api/v1/session-queues", &json!({ "name": "First line" })).await.expect(201);
        let role = owner.post("/api/v1/roles", &json!({ "name": "Lead", "rights": {} })).await.expect(201);
        let me = other.get("/api/v1/me").await.expect(200);
        let nothing = "018c0000-0000-7000-8000-000000000001".to_owned();
        Self(BTreeMap::from([
            ("session-requests", id(&request)),
            ("session-queues", id(&queue)),
            ("roles", id(&role)),
            ("members", id(&me["member"])),
            ("clients", id(&me["client"])),
            ("nothing", nothing),
        ]))
    }

    fn filled_in(&self, path: &str) -> String {
        let kind = path.split('/').nth(3).unwrap();
        let id = if path.contains("/batch/{id}") { None } else { self.0.get(kind) };
        path.replace("{id}", id.unwrap_or(&self.0["nothing"]))
            .replace("{member}", &self.0["members"])
            .replace("{comment}", &self.0["nothing"])
            .replace("{token}", "no-such-token-no-such-to")
            .replace("{slug}", "no-such-page")
    }
}

async fn routes(server: &TestServer, things: &Things) -> Vec<Route> {
    let document = server.somebody().get("/api/v1/openapi.json").await.expect(200);
    let mut routes = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let Some(name) = operation["operationId"].as_str() else { continue };
            routes.push(Route {
                operation: name.to_owned(),
                method: method.to_uppercase().parse().unwrap(),
                path: things.filled_in(path),
                is_open: operation["security"].is_null(),
            });
        }
    }
    routes
}

impl Route {
    /// The status with which it answers, and whether it says that a right is missing.
    async fn ask(&self, person: &Person) -> (StatusCode, bool) {
        let mut request = person.request(self.method.clone(), &self.path);
        if let Some(body) = body(&self.operation) {
            request = request.json(&body);
        }
        if self.operation == "importSessionRequests" {
            request = request.header("content-type", "text/csv").body("user_name\nUna\n");
        }
        if self.operation == "setLogo" {
            request = request.header("content-type", "image/png").body(&b"\x89PNG\r\n\x1a\n"[..]);
        }
        let response = request.send().await.unwrap();
        let status = response.status();
        // A stream of hints has no end to wait for.
        if self.operation == "liveHints" && status.is_success() {
            return (status, false);
        }
        let text = response.text().await.unwrap();
        (status, text.contains(r#""code":"not_permitted""#))
    }
}

fn needs(operation: &str) -> Needs {
    let found = ROUTES.iter().find(|(name, _)| *name == operation);
    found.unwrap_or_else(|| panic!("say in ROUTES who may {operation}")).1
}

#[tokio::test]
async fn every_route_has_an_entry_and_every_entry_a_route() {
    let server = TestServer::start(DATABASE).await;
    let things = Things::made(&server).await;

    let routes: BTreeSet<_> =
        routes(&server, &things).await.into_iter().map(|route| route.operation).collect();

    let entries: BTreeSet<_> = ROUTES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(routes, entries);
}

#[tokio::test]
async fn nobody_gets_anywhere_but_where_anybody_may() {
    let server = TestServer::start(DATABASE).await;
    let things = Things::made(&server).await;

    for route in routes(&server, &things).await {
        let (status, _) = route.ask(&server.somebody()).await;
        match needs(&route.operation) {
            Nothing => assert!(route.is_open, "the document says that {} needs a sign-in", route.operation),
            SignIn | Right(..) | Either(..) | RightOnOthers(..) => {
                assert!(!route.is_open, "the document says that {} is for anybody", route.operation);
                assert_eq!(status, StatusCode::UNAUTHORIZED, "{}", route.operation);
            }
        }
    }
}

#[tokio::test]
async fn each_role_may_do_what_its_rights_say_and_nothing_else() {
    for role in BuiltIn::ALL {
        // A server each: what one role did must not stand in the way of the next.
        let server = TestServer::start(DATABASE).await;
        let things = Things::made(&server).await;
        let person = server.member("Tried", role).await;
        let mut routes = routes(&server, &things).await;
        // Whoever signed out is nobody from then on.
        routes.sort_by_key(|route| (route.operation == "signOut", route.operation.clone()));
        for route in routes {
            let rights = role.rights();
            let (status, missing) = route.ask(&person).await;
            let what = format!("{} by {}: {status}", route.operation, role.word());
            let expected = match needs(&route.operation) {
                Nothing | SignIn => false,
                Right(section, level) => rights.allow(section, level).is_err(),
                Either(one, other) => rights.allow(one, View).is_err() && rights.allow(other, View).is_err(),
                RightOnOthers(section, level) => {
                    if rights.allow(section, View).is_err() {
                        assert_eq!(status, StatusCode::NOT_FOUND, "{what}");
                    }
                    rights.allow(section, View).is_ok() && rights.allow(section, level).is_err()
                }
            };
            assert_eq!(missing, expected, "{what}");
            assert_eq!(status == StatusCode::FORBIDDEN && missing, expected, "{what}");
            assert!(
                !matches!(needs(&route.operation), Right(..)) || status != StatusCode::UNAUTHORIZED,
                "{what}"
            );
            let readable = !matches!(status, StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE);
            assert!(readable || matches!(needs(&route.operation), Nothing), "give {what} a body it can read");
            assert!(!status.is_server_error(), "{what}");
        }
    }
}

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
