//! `GET /api/v1/organisation`

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_protocol::organisation::OrganisationSettingsBody;

use super::bodies;
use crate::extract::SignedIn;
use crate::problem::Problem;

/// The organisation and what holds for all its requests.
#[utoipa::path(
    get, path = "/api/v1/organisation", operation_id = "getOrganisation", tag = "organisation",
    responses((status = 200, description = "The settings.", body = OrganisationSettingsBody)),
)]
pub(crate) async fn get_organisation(
    by: SignedIn,
    State(app): State<App>,
) -> Result<Json<OrganisationSettingsBody>, Problem> {
    Ok(Json(bodies::organisation(&app.organisation(&by.0).await?)))
}
