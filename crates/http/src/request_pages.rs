//! Public request pages: `/api/v1/request-pages/{slug}`

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use deskside_app::App;
use deskside_app::request_pages::{CallForHelp, SeenPage};
use deskside_domain::session_queue::RequestPage;
use deskside_domain::text::{EmailAddress, PersonName, ProblemText};
use deskside_protocol::session_queues::{AskForHelpBody, AskedForHelpBody, RequestPageBody};

use crate::extract::{Body, CallerOf};
use crate::organisation;
use crate::problem::{Fields, Problem};
use crate::session_requests::bodies::{self, link_path};
use crate::session_requests::fill_in;

/// What somebody in need sees.
#[utoipa::path(
    get, path = "/api/v1/request-pages/{slug}", operation_id = "getRequestPage", tag = "request-pages",
    params(("slug" = String, Path, description = "The last part of the page's address.")),
    responses((status = 200, description = "The page.", body = RequestPageBody)),
)]
pub(crate) async fn get_request_page(
    Path(slug): Path<String>,
    State(app): State<App>,
) -> Result<Json<RequestPageBody>, Problem> {
    Ok(Json(page(&app.request_page(&slug).await?)))
}

/// Files a request with the page's queue. The answer leads to its link, whoever asks.
#[utoipa::path(
    post, path = "/api/v1/request-pages/{slug}", operation_id = "askForHelp", tag = "request-pages",
    params(("slug" = String, Path, description = "The last part of the page's address.")),
    request_body = AskForHelpBody,
    responses((status = 201, description = "The new request's link.", body = AskedForHelpBody)),
)]
pub(crate) async fn ask_for_help(
    Path(slug): Path<String>,
    State(app): State<App>,
    CallerOf(caller): CallerOf,
    Body(body): Body<AskForHelpBody>,
) -> Result<(StatusCode, Json<AskedForHelpBody>), Problem> {
    let token = app.ask_for_help(&slug, call(&body)?, caller).await?;
    Ok((StatusCode::CREATED, Json(AskedForHelpBody { path: link_path(token.expose()) })))
}

fn call(body: &AskForHelpBody) -> Result<CallForHelp, Problem> {
    let mut fields = Fields::default();
    let name = fields.take("name", PersonName::parse(&body.name));
    let email = fields.take("email", EmailAddress::parse_optional(body.email.as_deref()));
    let problem = fields.take("problem", ProblemText::parse(&body.problem));
    let language = body.language.map(fill_in::language);
    let call = name.zip(email).zip(problem).map(|((name, email), problem)| CallForHelp {
        name,
        email,
        problem,
        language,
    });
    fields.finish(call)
}

fn page(seen: &SeenPage) -> RequestPageBody {
    let SeenPage { queue, organisation } = seen;
    let intro = match &queue.page {
        RequestPage::Off => None,
        RequestPage::On { intro, .. } => intro.as_ref(),
    };
    RequestPageBody {
        organisation_name: organisation.name.as_str().to_owned(),
        organisation_colour: organisation::bodies::colour(organisation),
        organisation_logo: organisation::bodies::logo(organisation),
        queue_name: queue.name.as_str().to_owned(),
        intro: intro.map(|text| text.as_str().to_owned()),
        language: bodies::language(queue.defaults.language.unwrap_or(organisation.language)),
    }
}
