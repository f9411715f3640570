//! Who may do what: every documented route × every built-in role and a token of each, and nobody × what is their own,
//! another's, or nobody's. A route that is not listed here fails.

mod table;
mod things;

use std::collections::BTreeSet;

use deskside_domain::api_token::SEES_AT_MOST;
use deskside_domain::rights::{Level, Rights, Section};
use deskside_domain::role::BuiltIn;
use deskside_testkit::{Person, TestServer};
use reqwest::{Method, StatusCode};
use serde_json::Value;

use self::table::{Needs, ROUTES, asks_for_password, body, needs};
use self::things::{Things, Whose};
use super::DATABASE;

/// By what somebody is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    /// A sign-in.
    SignIn,
    /// An API token with all that a token of theirs may have.
    Token,
}

/// What an answer says about rights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Whatever else may be wrong, they may.
    May,
    /// A right is missing.
    NotPermitted,
    /// A program may not.
    SignInNeeded,
    /// There is no such thing, or none that they may know of.
    NotFound,
}

/// A route as the served document has it, with its parameters filled in.
struct Route {
    operation: String,
    method: Method,
    path: String,
    is_about_something: bool,
    is_open: bool,
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
                is_about_something: path.contains("{id}") && !asks_for_password(name),
                is_open: operation["security"].is_null(),
            });
        }
    }
    // Whoever signed out is nobody from then on.
    routes.sort_by_key(|route| (route.operation == "signOut", route.operation.clone()));
    routes
}

impl Route {
    /// How it answers: the status, and what that says about rights.
    async fn ask(&self, person: &Person) -> (StatusCode, Verdict) {
        let mut request = person.request(self.method.clone(), &self.path);
        if let Some(body) = body(&self.operation) {
            request = request.json(&body);
        }
        if self.operation == "importSessionRequests" {
            request = request.header("content-type", "text/csv").body("user_name\nUna\n");
        }
        if ["setLogo", "setPhoto"].contains(&self.operation.as_str()) {
            request = request.header("content-type", "image/png").body(&b"\x89PNG\r\n\x1a\n"[..]);
        }
        let response = request.send().await.unwrap();
        let status = response.status();
        // A stream of hints has no end to wait for.
        if self.operation == "liveHints" && status.is_success() {
            return (status, Verdict::May);
        }
        let code = response.json::<Value>().await.unwrap_or_default()["code"].clone();
        let verdict = match (status, code.as_str()) {
            (StatusCode::FORBIDDEN, Some("not_permitted")) => Verdict::NotPermitted,
            (StatusCode::FORBIDDEN, Some("sign_in_needed")) => Verdict::SignInNeeded,
            (StatusCode::NOT_FOUND, _) => Verdict::NotFound,
            _ => Verdict::May,
        };
        (status, verdict)
    }

    /// How it has to answer somebody with these rights who asks for such things.
    fn verdict(&self, rights: &Rights, by: By, whose: Whose) -> Verdict {
        let right = |section: Section, level: Level| match rights.allow(section, level) {
            Ok(()) => Verdict::May,
            Err(_) => Verdict::NotPermitted,
        };
        let sees = |section: Section| rights.allow(section, Level::View).is_ok();
        let in_person = |verdict: Verdict| if by == By::Token { Verdict::SignInNeeded } else { verdict };
        let own = if whose == Whose::Own { Verdict::May } else { Verdict::NotFound };
        let on_others = |section: Section, level: Level| match whose {
            Whose::Own => Verdict::May,
            Whose::Others if sees(section) => right(section, level),
            Whose::Others | Whose::Nobodys => Verdict::NotFound,
        };
        match needs(&self.operation) {
            Needs::Nothing | Needs::Member => Verdict::May,
            Needs::InPerson => in_person(Verdict::May),
            Needs::Own => own,
            Needs::OwnInPerson => in_person(own),
            Needs::Right(section, level) => right(section, level),
            Needs::RightInPerson(section, level) => in_person(right(section, level)),
            Needs::SeeOwnActOnOthers(section) => match whose {
                Whose::Own => right(section, Level::View),
                Whose::Others | Whose::Nobodys => right(section, Level::Edit),
            },
            Needs::RightOnOwn(section, level) => match (whose, right(section, level)) {
                (Whose::Others, Verdict::May) => Verdict::NotPermitted,
                (_, verdict) => verdict,
            },
            Needs::Either(one, other) if sees(one) || sees(other) => Verdict::May,
            Needs::Either(..) => Verdict::NotPermitted,
            Needs::RightOnOthers(section, level) => on_others(section, level),
            Needs::RightOnOthersInPerson(section, level) => in_person(on_others(section, level)),
        }
    }
}

#[tokio::test]
async fn every_route_has_an_entry_and_every_entry_a_route() {
    let server = TestServer::start(DATABASE).await;
    let things = Things::of(&server, &server.somebody(), Whose::Nobodys).await;

    let routes: BTreeSet<_> =
        routes(&server, &things).await.into_iter().map(|route| route.operation).collect();

    let entries: BTreeSet<_> = ROUTES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(routes, entries);
}

#[tokio::test]
async fn nobody_gets_anywhere_but_where_anybody_may() {
    let server = TestServer::start(DATABASE).await;
    let nobody = server.somebody();
    let things = Things::of(&server, &nobody, Whose::Others).await;

    for route in routes(&server, &things).await {
        let (status, _) = route.ask(&nobody).await;
        if let Needs::Nothing = needs(&route.operation) {
            assert!(route.is_open, "the document says that {} needs a sign-in", route.operation);
        } else {
            assert!(!route.is_open, "the document says that {} is for anybody", route.operation);
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{}", route.operation);
        }
    }
}

#[tokio::test]
async fn each_role_may_do_what_its_rights_say_with_what_is_its_own() {
    for role in BuiltIn::ALL {
        try_everything(role, By::SignIn, Whose::Own).await;
    }
}

#[tokio::test]
async fn each_role_may_do_what_its_rights_say_with_what_is_others() {
    for role in BuiltIn::ALL {
        try_everything(role, By::SignIn, Whose::Others).await;
    }
}

#[tokio::test]
async fn each_role_may_do_what_its_rights_say_where_there_is_nothing() {
    for role in BuiltIn::ALL {
        try_everything(role, By::SignIn, Whose::Nobodys).await;
    }
}

#[tokio::test]
async fn a_token_of_each_role_may_do_no_more_than_it_with_what_is_its_own() {
    for role in BuiltIn::ALL {
        try_everything(role, By::Token, Whose::Own).await;
    }
}

#[tokio::test]
async fn a_token_of_each_role_may_do_no_more_than_it_with_what_is_others() {
    for role in BuiltIn::ALL {
        try_everything(role, By::Token, Whose::Others).await;
    }
}

#[tokio::test]
async fn a_token_of_each_role_may_do_no_more_than_it_where_there_is_nothing() {
    for role in BuiltIn::ALL {
        try_everything(role, By::Token, Whose::Nobodys).await;
    }
}

/// A server each: what one role did must not stand in the way of the next.
async fn try_everything(role: BuiltIn, by: By, whose: Whose) {
    let server = TestServer::start(DATABASE).await;
    let person = server.member("Tried", role).await;
    let things = Things::of(&server, &person, whose).await;
    let (asks, rights) = match by {
        By::SignIn => (person, role.rights()),
        By::Token => {
            let rights = of_a_token(role);
            (server.program(&person, &rights).await, rights)
        }
    };
    for route in routes(&server, &things).await {
        let (status, verdict) = route.ask(&asks).await;
        let what = format!("{} by {by:?} of {} on {whose:?}: {status}", route.operation, role.word());
        assert!(!status.is_server_error(), "{what}");
        match route.verdict(&rights, by, whose) {
            // An id may be gone by what was done before, and what does not exist is not found, but nobody is refused.
            Verdict::May if whose == Whose::Nobodys && route.is_about_something => {
                assert_eq!(verdict, Verdict::NotFound, "{what}");
            }
            Verdict::May => {
                assert!(matches!(verdict, Verdict::May | Verdict::NotFound), "{what}");
                let open = matches!(needs(&route.operation), Needs::Nothing);
                assert!(open || status != StatusCode::UNAUTHORIZED, "{what}");
                let unread = [StatusCode::BAD_REQUEST, StatusCode::UNSUPPORTED_MEDIA_TYPE].contains(&status);
                assert!(open || !unread, "give {what} a body it can read");
            }
            refused => assert_eq!(verdict, refused, "{what}"),
        }
    }
}

/// All that a token of this role may have.
fn of_a_token(role: BuiltIn) -> Rights {
    let sees = SEES_AT_MOST.map(|section| (section, Level::View));
    let elsewhere = Section::ALL.into_iter().filter(|section| !SEES_AT_MOST.contains(section));
    role.rights().within(&Rights::of(sees.into_iter().chain(elsewhere.map(|it| (it, Level::Edit)))))
}
