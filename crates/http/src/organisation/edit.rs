//! `PATCH /api/v1/organisation`

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_domain::organisation::{SettingsEdit, TileColour};
use deskside_domain::schedule::ZoneName;
use deskside_domain::text::OrganisationName;
use deskside_domain::validity::Validity;
use deskside_protocol::organisation::{EditOrganisationBody, OrganisationSettingsBody};

use super::bodies;
use crate::extract::{Body, SignedIn};
use crate::problem::{Fields, Problem};
use crate::session_requests::fill_in;

/// Changes the organisation's settings.
#[utoipa::path(
    patch, path = "/api/v1/organisation", operation_id = "editOrganisation", tag = "organisation",
    request_body = EditOrganisationBody,
    responses((status = 200, description = "The settings as they are now.", body = OrganisationSettingsBody)),
)]
pub(crate) async fn edit_organisation(
    by: SignedIn,
    State(app): State<App>,
    Body(body): Body<EditOrganisationBody>,
) -> Result<Json<OrganisationSettingsBody>, Problem> {
    let organisation = app.edit_organisation(&by.0, edit(&body)?).await?;
    Ok(Json(bodies::organisation(&organisation)))
}

fn edit(body: &EditOrganisationBody) -> Result<SettingsEdit, Problem> {
    let mut fields = Fields::default();
    let name = fields.take("name", body.name.as_deref().map(OrganisationName::parse).transpose());
    let edit = SettingsEdit {
        seen_version: body.version,
        name: name.flatten(),
        colour: body.colour.as_deref().map(|text| colour(&mut fields, text)),
        zone: body.time_zone.as_deref().and_then(|name| zone(&mut fields, name)),
        language: body.default_language.map(fill_in::language),
        default_validity: validity(&mut fields, "default_validity_seconds", body.default_validity_seconds),
        longest_validity: validity(&mut fields, "longest_validity_seconds", body.longest_validity_seconds),
        custom_fields: body
            .custom_fields
            .as_deref()
            .and_then(|defined| bodies::read_fields(&mut fields, defined)),
    };
    fields.finish(Some(edit))
}

/// An empty text clears the colour.
fn colour(fields: &mut Fields, text: &str) -> Option<TileColour> {
    let colour = TileColour::parse(text);
    if colour.is_none() && !text.is_empty() {
        fields.malformed("colour", "is a colour such as #1d2a3a");
    }
    colour
}

/// A time zone by its name in the IANA database.
pub(crate) fn zone(fields: &mut Fields, name: &str) -> Option<ZoneName> {
    let zone = ZoneName::parse(name);
    if zone.is_none() {
        fields.malformed("time_zone", "is not an IANA time zone such as Europe/Vienna");
    }
    zone
}

fn validity(fields: &mut Fields, field: &str, seconds: Option<u32>) -> Option<Validity> {
    let validity = Validity::from_seconds(i64::from(seconds?));
    if validity.is_none() {
        fields.out_of_range(field, "must lie between five minutes and ninety days");
    }
    validity
}
