//! `GET /api/v1/organisation/brand`

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_protocol::organisation::BrandBody;

use super::bodies;
use crate::problem::Problem;

/// Who runs this server: for pages on which nobody is signed in and no request is known yet.
#[utoipa::path(
    get, path = "/api/v1/organisation/brand", operation_id = "getBrand", tag = "organisation",
    responses((status = 200, description = "Name, colour and logo.", body = BrandBody)),
)]
pub(crate) async fn get_brand(State(app): State<App>) -> Result<Json<BrandBody>, Problem> {
    let organisation = app.brand().await?;
    Ok(Json(BrandBody {
        organisation_name: organisation.name.as_str().to_owned(),
        organisation_colour: bodies::colour(&organisation),
        organisation_logo: bodies::logo(&organisation),
    }))
}
