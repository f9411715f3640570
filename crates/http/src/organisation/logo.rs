//! `/api/v1/organisation/logo`: a picture that everybody sees, on remote users' pages too.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use deskside_app::App;
use deskside_domain::organisation::{Logo, LogoKind, LogoRefusal};
use deskside_protocol::files::FileBody;
use deskside_protocol::organisation::OrganisationSettingsBody;
use deskside_protocol::problem::ProblemCode;
use serde::Deserialize;

use super::bodies;
use crate::extract::{Query, SignedIn};
use crate::problem::Problem;

/// The address that names this content: what was fetched stays right.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Any other address shows whatever the logo is when it is asked.
const FOR_NOW: HeaderValue = HeaderValue::from_static("no-cache");

/// Which content an address names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LogoQuery {
    v: Option<String>,
}

/// The logo, for everybody.
#[utoipa::path(
    get, path = "/api/v1/organisation/logo", operation_id = "getLogo", tag = "organisation",
    params(("v" = Option<String>, Query, description = "Names the content, as `logo_url` does. The answer is the logo of now whatever it says.")),
    responses((status = 200, description = "The picture.", body = FileBody, content_type = "image/*")),
)]
pub(crate) async fn get_logo(
    State(app): State<App>,
    Query(LogoQuery { v }): Query<LogoQuery>,
) -> Result<Response, Problem> {
    let logo = app.logo().await?.ok_or_else(Problem::not_found)?;
    let kept = if v == Some(bodies::content_name(logo.hash())) { FOR_EVER } else { FOR_NOW };
    let kind = HeaderValue::from_static(media_type(logo.kind));
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], logo.content).into_response())
}

/// Sets the logo: a PNG, JPEG or WebP picture of at most 256 KiB.
#[utoipa::path(
    put, path = "/api/v1/organisation/logo", operation_id = "setLogo", tag = "organisation",
    request_body(content = FileBody, content_type = "application/octet-stream"),
    responses((status = 200, description = "The settings as they are now.", body = OrganisationSettingsBody)),
)]
pub(crate) async fn set_logo(
    by: SignedIn,
    State(app): State<App>,
    content: Bytes,
) -> Result<Json<OrganisationSettingsBody>, Problem> {
    let logo = Logo::parse(content.to_vec()).map_err(refused)?;
    Ok(Json(bodies::organisation(&app.set_logo(&by.0, Some(logo)).await?)))
}

/// Takes the logo away.
#[utoipa::path(
    delete, path = "/api/v1/organisation/logo", operation_id = "removeLogo", tag = "organisation",
    responses((status = 200, description = "The settings as they are now.", body = OrganisationSettingsBody)),
)]
pub(crate) async fn remove_logo(
    by: SignedIn,
    State(app): State<App>,
) -> Result<Json<OrganisationSettingsBody>, Problem> {
    Ok(Json(bodies::organisation(&app.set_logo(&by.0, None).await?)))
}

fn refused(refusal: LogoRefusal) -> Problem {
    match refusal {
        LogoRefusal::TooLarge => Problem::new(ProblemCode::BodyTooLarge, "A logo has at most 256 KiB."),
        LogoRefusal::UnknownKind => {
            Problem::new(ProblemCode::UnsupportedMediaType, "A logo is a PNG, JPEG or WebP picture.")
        }
    }
}

fn media_type(kind: LogoKind) -> &'static str {
    match kind {
        LogoKind::Png => "image/png",
        LogoKind::Jpeg => "image/jpeg",
        LogoKind::Webp => "image/webp",
    }
}

/// What `set_logo` says when a body is cut off by the route's limit.
pub(crate) const LARGEST_BODY: usize = Logo::LARGEST + 1024;

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use super::*;

    #[test]
    fn what_is_no_logo_is_refused_by_what_is_wrong_with_it() {
        assert_eq!(refused(LogoRefusal::TooLarge).into_response().status(), StatusCode::PAYLOAD_TOO_LARGE);
        let unknown = refused(LogoRefusal::UnknownKind).into_response().status();
        assert_eq!(unknown, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
}
