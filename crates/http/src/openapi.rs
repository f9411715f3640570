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
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{ContentBuilder, OpenApi as Document, PathItem, Ref, ResponseBuilder};

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

/// Operations anybody may call; all others need the sign-in cookie.
const FOR_ANYBODY: [&str; 11] = [
    "setUp",
    "signIn",
    "getSessionLink",
    "joinSessionLink",
    "leaveSessionLink",
    "wishOnLink",
    "getCalendarFile",
    "resolveJoinCode",
    "getRequestPage",
    "askForHelp",
    "getLogo",
];

/// The document.
pub fn openapi() -> Document {
    let (_, mut document) = router::api(Base::openapi()).split_for_parts();
    if let Some(components) = document.components.as_mut() {
        let cookie = ApiKey::Cookie(ApiKeyValue::new("deskside"));
        components.add_security_scheme("sign_in", SecurityScheme::ApiKey(cookie));
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

/// Every operation may answer with a problem.
fn complete(operation: &mut Operation) {
    let problem = ContentBuilder::new().schema(Some(Ref::from_schema_name("ProblemBody"))).build();
    let response =
        ResponseBuilder::new().description("A problem.").content("application/problem+json", problem).build();
    operation.responses.responses.insert("default".to_owned(), response.into());
    let name = operation.operation_id.as_deref().unwrap_or_default();
    if !FOR_ANYBODY.contains(&name) {
        operation.security = Some(vec![SecurityRequirement::new::<_, [&str; 0], &str>("sign_in", [])]);
    }
}
