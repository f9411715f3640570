//! Calendar files (RFC 5545): a request's time as an event.

use axum::http::HeaderValue;
use deskside_domain::schedule::Schedule;
use deskside_domain::session_request::SessionRequest;
use icalendar::{Component as _, Event};

use crate::PublicUrl;

/// What they are.
pub(crate) const KIND: HeaderValue = HeaderValue::from_static("text/calendar; charset=utf-8");

/// When it is, and nothing else yet. A moved time replaces the old entry: the same id, a higher sequence.
pub(crate) fn event(request: &SessionRequest, schedule: &Schedule, url: &PublicUrl) -> Event {
    Event::new()
        .uid(&format!("{}@{}", request.id, url.authority()))
        .sequence(u32::try_from(request.version).unwrap_or(u32::MAX))
        .add_property("DTSTAMP", utc(request.updated_at))
        .add_property("DTSTART", utc(schedule.starts_at))
        .add_property("DTEND", utc(schedule.ends_at()))
        .done()
}

/// A time in the form of RFC 5545 §3.3.5: `20261126T080000Z`.
fn utc(time: jiff::Timestamp) -> String {
    time.strftime("%Y%m%dT%H%M%SZ").to_string()
}
