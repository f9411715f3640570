//! `POST /api/v1/session-links/{token}/join`

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use deskside_domain::text::DeviceName;
use deskside_protocol::links::{JoinBody, LinkBody};

use super::body;
use crate::extract::{CallerOf, Device, OptionalBody};
use crate::problem::{Fields, Problem};
use crate::{HttpState, cookies, device_name};

/// Joins: the request is bound to this device, and the agents see that somebody waits.
#[utoipa::path(
    post, path = "/api/v1/session-links/{token}/join", operation_id = "joinSessionLink", tag = "session-links",
    params(("token" = String, Path, description = "The secret in the link.")),
    request_body(content = Option<JoinBody>, description = "May be left out."),
    responses((status = 200, description = "Joined; the answer sets the device's cookie.", body = LinkBody)),
)]
pub(crate) async fn join_session_link(
    Path(token): Path<String>,
    Device(device): Device,
    State(state): State<HttpState>,
    CallerOf(caller): CallerOf,
    headers: HeaderMap,
    OptionalBody(asked): OptionalBody<JoinBody>,
) -> Result<(HeaderMap, Json<LinkBody>), Problem> {
    let mut fields = Fields::default();
    let named = fields.take("device_name", DeviceName::parse_optional(asked.device_name.as_deref()));
    let name = fields.finish(named)?.unwrap_or_else(|| device_name::from_headers(&headers));
    let joined = state.app.join(&token, device.as_deref(), name, caller).await?;
    state.rooms.expect_guest(joined.request).await;
    Ok((cookies::device(&joined.device, &state.config.public_url), Json(body(&joined.link))))
}
