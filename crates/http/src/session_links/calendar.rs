//! `GET /api/v1/session-links/{token}/calendar.ics`: the scheduled time, for the remote user's calendar.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use deskside_app::App;
use deskside_app::links::SeenLink;
use deskside_domain::language::Language;
use deskside_domain::schedule::Schedule;
use icalendar::{Calendar, Component as _};

use crate::calendar_file::{self, KIND};
use crate::extract::Device;
use crate::problem::Problem;
use crate::session_requests::bodies::link_path;
use crate::{HttpConfig, PublicUrl};

const NAME: HeaderValue = HeaderValue::from_static("attachment; filename=\"deskside.ics\"");

/// The scheduled time as a calendar file (RFC 5545). A moved time replaces the old entry: the same id, a higher
/// sequence.
#[utoipa::path(
    get, path = "/api/v1/session-links/{token}/calendar.ics", operation_id = "getCalendarFile", tag = "session-links",
    params(("token" = String, Path, description = "The secret in the link.")),
    responses((status = 200, description = "The calendar file.", body = String, content_type = "text/calendar")),
)]
pub(crate) async fn get_calendar_file(
    Path(token): Path<String>,
    Device(device): Device,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
) -> Result<Response, Problem> {
    let link = app.link(&token, device.as_deref()).await?;
    let schedule = link.request.schedule.as_ref().filter(|_| link.view.tells());
    let schedule = schedule.ok_or_else(Problem::not_found)?;
    let file = calendar(&link, schedule, &config.public_url).to_string();
    Ok(([(header::CONTENT_TYPE, KIND), (header::CONTENT_DISPOSITION, NAME)], file).into_response())
}

fn calendar(link: &SeenLink, schedule: &Schedule, url: &PublicUrl) -> Calendar {
    let request = &link.request;
    let address = url.with_path(&link_path(request.token.expose()));
    let event = calendar_file::event(request, schedule, url)
        .summary(&summary(request.language, link.organisation.name.as_str(), request.number))
        .description(&address)
        .add_property("URL", &address)
        .done();
    Calendar::new().push(event).done()
}

fn summary(language: Language, organisation: &str, number: i64) -> String {
    match language {
        Language::En => format!("Remote support from {organisation} (#{number})"),
        Language::De => format!("Fernhilfe von {organisation} (#{number})"),
    }
}
