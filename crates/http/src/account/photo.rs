//! `PUT` and `DELETE /api/v1/me/photo`, and `GET /api/v1/members/{id}/photo`

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use deskside_app::App;
use deskside_domain::ids::MemberId;
use deskside_domain::picture::Picture;
use deskside_protocol::account::MeBody;
use deskside_protocol::files::FileBody;

use super::me_body;
use crate::extract::{Id, InPerson, Query, SignedIn};
use crate::picture::{self, PictureQuery, Shown};
use crate::problem::Problem;

/// A member's photo, for every member.
#[utoipa::path(
    get, path = "/api/v1/members/{id}/photo", operation_id = "getPhoto", tag = "members",
    params(
        ("id" = Uuid, Path, description = "The member."),
        ("v" = Option<String>, Query, description = "Names the content, as `photo` does. The answer is the photo of now whatever it says."),
    ),
    responses((status = 200, description = "The picture.", body = FileBody, content_type = "image/*")),
)]
pub(crate) async fn get_photo(
    _by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    Query(query): Query<PictureQuery>,
) -> Result<Response, Problem> {
    let photo = app.photo(MemberId(id)).await?.ok_or_else(Problem::not_found)?;
    Ok(picture::answer(photo, query, Shown::ToMembers))
}

/// Sets the member's own photo: a PNG, JPEG or WebP picture of at most 256 KiB, best a square.
#[utoipa::path(
    put, path = "/api/v1/me/photo", operation_id = "setPhoto", tag = "account",
    request_body(content = FileBody, content_type = "application/octet-stream"),
    responses((status = 200, description = "Who is signed in.", body = MeBody)),
)]
pub(crate) async fn set_photo(
    by: InPerson,
    State(app): State<App>,
    content: Bytes,
) -> Result<Json<MeBody>, Problem> {
    let photo = Picture::parse(content.to_vec())?;
    app.set_photo(&by.0, Some(photo)).await?;
    Ok(Json(me_body(&app.me(&by.0.actor).await?)))
}

/// Takes the member's own photo away.
#[utoipa::path(
    delete, path = "/api/v1/me/photo", operation_id = "removePhoto", tag = "account",
    responses((status = 200, description = "Who is signed in.", body = MeBody)),
)]
pub(crate) async fn remove_photo(by: InPerson, State(app): State<App>) -> Result<Json<MeBody>, Problem> {
    app.set_photo(&by.0, None).await?;
    Ok(Json(me_body(&app.me(&by.0.actor).await?)))
}

/// The name of a photo's content, as bodies give it.
pub(crate) fn photo_name(photo: Option<deskside_domain::picture::PictureHash>) -> Option<String> {
    photo.map(picture::content_name)
}
