//! `GET`, `POST` and `DELETE /api/v1/me/calendar`, and `GET /api/v1/calendars/{token}`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use deskside_app::App;
use deskside_app::account::Agenda;
use deskside_app::session_requests::SeenRequest;
use deskside_domain::language::Language;
use deskside_domain::status::Status;
use deskside_protocol::account::{CalendarBody, OfferedCalendarBody};
use icalendar::{Calendar, Component as _, Event, EventStatus};

use crate::calendar_file::{self, KIND};
use crate::extract::InPerson;
use crate::problem::Problem;
use crate::{HttpConfig, PublicUrl};

/// Whether a calendar program may read the member's agenda.
#[utoipa::path(
    get, path = "/api/v1/me/calendar", operation_id = "getMyCalendar", tag = "account",
    responses((status = 200, description = "Since when.", body = CalendarBody)),
)]
pub(crate) async fn get_my_calendar(
    by: InPerson,
    State(app): State<App>,
) -> Result<Json<CalendarBody>, Problem> {
    Ok(Json(CalendarBody { made_at: app.calendar_made_at(&by.0).await? }))
}

/// Makes an address at which a calendar program reads the member's agenda. The one before is void.
#[utoipa::path(
    post, path = "/api/v1/me/calendar", operation_id = "offerMyCalendar", tag = "account",
    responses((status = 201, description = "The address, told this once.", body = OfferedCalendarBody)),
)]
pub(crate) async fn offer_my_calendar(
    by: InPerson,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
) -> Result<(StatusCode, Json<OfferedCalendarBody>), Problem> {
    let (secret, made_at) = app.offer_calendar(&by.0).await?;
    let url = config.public_url.with_path(&format!("/api/v1/calendars/{}", secret.expose()));
    Ok((StatusCode::CREATED, Json(OfferedCalendarBody { url, made_at })))
}

/// Makes that address void.
#[utoipa::path(
    delete, path = "/api/v1/me/calendar", operation_id = "withdrawMyCalendar", tag = "account",
    responses((status = 204, description = "It is void.")),
)]
pub(crate) async fn withdraw_my_calendar(
    by: InPerson,
    State(app): State<App>,
) -> Result<StatusCode, Problem> {
    app.withdraw_calendar(&by.0).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A member's agenda as a calendar (RFC 5545), for whoever has its address: what is assigned to them or waits in a queue
/// that they serve.
#[utoipa::path(
    get, path = "/api/v1/calendars/{token}", operation_id = "readCalendar", tag = "account",
    params(("token" = String, Path, description = "The secret in the address.")),
    responses((status = 200, description = "The calendar.", body = String, content_type = "text/calendar")),
)]
pub(crate) async fn read_calendar(
    Path(token): Path<String>,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
) -> Result<Response, Problem> {
    let agenda = app.agenda(&token).await?.ok_or_else(Problem::not_found)?;
    let calendar = calendar(&agenda, &config.public_url).to_string();
    Ok(([(header::CONTENT_TYPE, KIND)], calendar).into_response())
}

fn calendar(agenda: &Agenda, url: &PublicUrl) -> Calendar {
    let language = agenda.member.language.unwrap_or(Language::En);
    let mut calendar = Calendar::new();
    calendar.name(match language {
        Language::En => "Deskside agenda",
        Language::De => "Deskside-Kalender",
    });
    calendar.extend(agenda.requests.iter().filter_map(|seen| event(seen, url)));
    calendar.done()
}

/// The request's time, with the address of its page for agents. No secret of the remote user's is in it.
fn event(seen: &SeenRequest, url: &PublicUrl) -> Option<Event> {
    let (request, address) = (&seen.request, url.with_path(&format!("/requests/{}", seen.request.id)));
    let mut event = calendar_file::event(request, request.schedule.as_ref()?, url);
    event.summary(&format!("#{} {}", request.number, request.user_name.as_str()));
    event.description(&address).add_property("URL", &address);
    event.status(match seen.status {
        Status::Closed => EventStatus::Cancelled,
        Status::Open | Status::Waiting | Status::Ready | Status::Connected | Status::Expired => {
            EventStatus::Confirmed
        }
    });
    Some(event.done())
}
