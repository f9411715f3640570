//! `/api/v1/organisation/logo`: a picture that everybody sees, on remote users' pages too.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use deskside_app::App;
use deskside_domain::picture::Picture;
use deskside_protocol::files::FileBody;
use deskside_protocol::organisation::OrganisationSettingsBody;

use super::bodies;
use crate::extract::{Query, SignedIn};
use crate::picture::{self, PictureQuery, Shown};
use crate::problem::Problem;

/// The logo, for everybody.
#[utoipa::path(
    get, path = "/api/v1/organisation/logo", operation_id = "getLogo", tag = "organisation",
    params(("v" = Option<String>, Query, description = "Names the content, as `logo_url` does. The answer is the logo of now whatever it says.")),
    responses((status = 200, description = "The picture.", body = FileBody, content_type = "image/*")),
)]
pub(crate) async fn get_logo(
    State(app): State<App>,
    Query(query): Query<PictureQuery>,
) -> Result<Response, Problem> {
    let logo = app.logo().await?.ok_or_else(Problem::not_found)?;
    Ok(picture::answer(logo, query, Shown::ToEverybody))
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
    let logo = Picture::parse(content.to_vec())?;
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
