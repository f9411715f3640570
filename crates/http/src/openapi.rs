//! The OpenAPI 3.1 document: what the handlers say, and what holds for all of them.

use deskside_protocol::links::LinkState;
use deskside_protocol::live::LiveHint;
use deskside_protocol::problem::ProblemBody;
use deskside_protocol::session_requests::{ExportFormat, SortOrder};
use deskside_protocol::signalling::agent::AgentMessage;
use deskside_protocol::signalling::guest::GuestMessage;
use deskside_protocol::signalling::server::ServerMessage;
use utoipa::OpenApi;
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{ContentBuilder, OpenApi as Document, PathItem, Ref, Response, ResponseBuilder};

use crate::router;

/// What holds for the whole document. The messages of the sockets are listed so that clients get their types.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Deskside",
        description = "Remote support that an organisation hosts itself.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    components(schemas(
        GuestMessage,
        AgentMessage,
        ServerMessage,
        LiveHint,
        LinkState,
        ProblemBody,
        SortOrder,
        ExportFormat
    ))
)]
struct Base;

/// Operations anybody may call; all others need the sign-in cookie or an API token.
const FOR_ANYBODY: [&str; 19] = [
    "setUp",
    "signIn",
    "beginPasskeySignIn",
    "signInByPasskey",
    "openInvitation",
    "acceptInvitation",
    "openPasswordReset",
    "usePasswordReset",
    "getSessionLink",
    "joinSessionLink",
    "leaveSessionLink",
    "wishOnLink",
    "getCalendarFile",
    "resolveJoinCode",
    "getRequestPage",
    "askForHelp",
    "getLogo",
    "getBrand",
    "readCalendar",
];

/// The document.
pub fn openapi() -> Document {
    let (_, mut document) = router::api(Base::openapi()).split_for_parts();
    if let Some(components) = document.components.as_mut() {
        let cookie = ApiKey::Cookie(ApiKeyValue::new("deskside"));
        components.add_security_scheme("sign_in", SecurityScheme::ApiKey(cookie));
        let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        components.add_security_scheme("token", SecurityScheme::Http(token));
    }
    for item in document.paths.paths.values_mut() {
        for operation in operations(item) {
            complete(operation);
        }
    }
    document
}

pub(crate) fn base() -> Document {
    Base::openapi()
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.post, &mut item.patch, &mut item.put, &mut item.delete].into_iter().flatten()
}

/// What any operation may refuse with, whatever it does: who asks, how often and in which state things are.
const REFUSALS: [(&str, &str); 12] = [
    ("400", "It could not be read."),
    ("401", "Nobody is signed in."),
    ("403", "It is not permitted."),
    ("404", "There is no such thing."),
    ("408", "It did not arrive in time."),
    ("409", "The state of things does not allow it."),
    ("412", "Somebody changed it meanwhile."),
    ("413", "It is too large."),
    ("415", "The body is of another kind."),
    ("422", "Some fields need another value."),
    ("429", "Too many tries; `Retry-After` says when to come back."),
    ("503", "Not now; trying again helps."),
];

/// Every operation may answer with a problem.
fn complete(operation: &mut Operation) {
    for (status, description) in REFUSALS.into_iter().chain([("default", "A problem.")]) {
        operation.responses.responses.entry(status.to_owned()).or_insert_with(|| problem(description).into());
    }
    let name = operation.operation_id.as_deref().unwrap_or_default();
    if !FOR_ANYBODY.contains(&name) {
        // A token will do nearly everywhere; where it will not, the answer says so.
        let either =
            ["sign_in", "token"].map(|name| SecurityRequirement::new::<_, [&str; 0], &str>(name, []));
        operation.security = Some(either.into());
    }
}

fn problem(description: &str) -> Response {
    let body = ContentBuilder::new().schema(Some(Ref::from_schema_name("ProblemBody"))).build();
    ResponseBuilder::new().description(description).content("application/problem+json", body).build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_says_how_it_may_refuse() {
        for item in openapi().paths.paths.values_mut() {
            for operation in operations(item) {
                for (status, _) in REFUSALS {
                    let name = &operation.operation_id;
                    assert!(operation.responses.responses.contains_key(status), "{status} of {name:?}");
                }
            }
        }
    }
}
