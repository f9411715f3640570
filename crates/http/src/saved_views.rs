//! The member's own filters: `/api/v1/saved-views`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::App;
use deskside_app::saved_views::SavedView;
use deskside_domain::ids::SavedViewId;
use deskside_domain::text::ViewName;
use deskside_protocol::saved_views::{SaveViewBody, SavedViewBody, SavedViewListBody};

use crate::extract::{Body, Id, SignedIn};
use crate::problem::{Fields, Problem};

/// The longest query a view keeps.
const LONGEST_QUERY: usize = 2_000;

/// The member's own views, by name.
#[utoipa::path(
    get, path = "/api/v1/saved-views", operation_id = "listSavedViews", tag = "saved-views",
    responses((status = 200, description = "The views.", body = SavedViewListBody)),
)]
pub(crate) async fn list_saved_views(
    by: SignedIn,
    State(app): State<App>,
) -> Result<Json<SavedViewListBody>, Problem> {
    let views = app.saved_views(&by.0).await?;
    Ok(Json(SavedViewListBody { items: views.into_iter().map(view).collect() }))
}

/// Keeps a filter under a name; a view of that name is replaced.
#[utoipa::path(
    post, path = "/api/v1/saved-views", operation_id = "saveView", tag = "saved-views",
    request_body = SaveViewBody,
    responses((status = 201, description = "The view.", body = SavedViewBody)),
)]
pub(crate) async fn save_view(
    by: SignedIn,
    State(app): State<App>,
    Body(body): Body<SaveViewBody>,
) -> Result<(StatusCode, Json<SavedViewBody>), Problem> {
    let mut fields = Fields::default();
    let name = fields.take("name", ViewName::parse(&body.name));
    if body.query.len() > LONGEST_QUERY || body.query.chars().any(char::is_control) {
        fields.malformed("query", "is a query of at most 2000 characters");
    }
    let kept = app.save_view(&by.0, fields.finish(name)?, body.query).await?;
    Ok((StatusCode::CREATED, Json(view(kept))))
}

/// Deletes one of the member's own views.
#[utoipa::path(
    delete, path = "/api/v1/saved-views/{id}", operation_id = "deleteSavedView", tag = "saved-views",
    params(("id" = Uuid, Path, description = "The view.")),
    responses((status = 204, description = "It is gone.")),
)]
pub(crate) async fn delete_saved_view(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
) -> Result<StatusCode, Problem> {
    app.delete_saved_view(&by.0, SavedViewId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn view(view: SavedView) -> SavedViewBody {
    SavedViewBody { id: view.id.0, name: view.name.as_str().to_owned(), query: view.query }
}
