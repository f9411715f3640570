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
    responses((status = 200, description = "Name, colour and logo, and whether set-up is done.", body = BrandBody)),
)]
pub(crate) async fn get_brand(State(app): State<App>) -> Result<Json<BrandBody>, Problem> {
    let organisation = app.brand().await?;
    let organisation = organisation.as_ref();
    Ok(Json(BrandBody {
        set_up: organisation.is_some(),
        organisation_name: organisation.map(|known| known.name.as_str().to_owned()).unwrap_or_default(),
        organisation_colour: organisation.and_then(bodies::colour),
        organisation_logo: organisation.and_then(bodies::logo),
    }))
}
