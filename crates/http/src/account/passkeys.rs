//! `/api/v1/me/passkeys`: the member's own.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::App;
use deskside_app::account::BegunCeremony;
use deskside_domain::ids::PasskeyId;
use deskside_domain::second_factor::Passkey;
use deskside_domain::text::PasskeyName;
use deskside_protocol::second_factors as wire;

use super::second_factors::texts;
use crate::HttpState;
use crate::extract::{Body, CallerOf, Id, InPerson, Party};
use crate::problem::{Fields, Problem};

/// The member's own passkeys, the oldest first.
#[utoipa::path(
    get, path = "/api/v1/me/passkeys", operation_id = "listPasskeys", tag = "account",
    responses((status = 200, description = "The passkeys.", body = wire::PasskeyListBody)),
)]
pub(crate) async fn list_passkeys(
    by: InPerson,
    State(state): State<HttpState>,
) -> Result<Json<wire::PasskeyListBody>, Problem> {
    let passkeys = state.app.passkeys(&by.0).await?;
    let possible = state.party.is_some();
    Ok(Json(wire::PasskeyListBody { items: passkeys.iter().map(body).collect(), possible }))
}

/// Asks the member's browser for a new key. Nothing is kept yet.
#[utoipa::path(
    post, path = "/api/v1/me/passkeys/begin", operation_id = "beginPasskey", tag = "account",
    request_body = wire::CurrentPasswordBody,
    responses((status = 200, description = "What to ask.", body = wire::PasskeyCeremonyBody)),
)]
pub(crate) async fn begin_passkey(
    by: InPerson,
    Party(party): Party,
    State(app): State<App>,
    CallerOf(caller): CallerOf,
    Body(asked): Body<wire::CurrentPasswordBody>,
) -> Result<Json<wire::PasskeyCeremonyBody>, Problem> {
    Ok(Json(begun(app.begin_passkey(&by.0, &party, &asked.current_password, caller).await?)))
}

/// Keeps the key that the member's browser answered with. From now on the password alone signs nobody in.
#[utoipa::path(
    post, path = "/api/v1/me/passkeys", operation_id = "addPasskey", tag = "account",
    request_body = wire::AddPasskeyBody,
    responses((status = 201, description = "The passkey.", body = wire::AddedPasskeyBody)),
)]
pub(crate) async fn add_passkey(
    by: InPerson,
    Party(party): Party,
    State(app): State<App>,
    Body(asked): Body<wire::AddPasskeyBody>,
) -> Result<(StatusCode, Json<wire::AddedPasskeyBody>), Problem> {
    let name = name(&asked.name)?;
    let (passkey, codes) = app.add_passkey(&by.0, &party, &asked.ceremony, name, asked.credential).await?;
    let added = wire::AddedPasskeyBody { passkey: body(&passkey), recovery_codes: texts(&codes) };
    Ok((StatusCode::CREATED, Json(added)))
}

/// Gives one of the member's passkeys another name.
#[utoipa::path(
    patch, path = "/api/v1/me/passkeys/{id}", operation_id = "renamePasskey", tag = "account",
    params(("id" = Uuid, Path, description = "The passkey.")),
    request_body = wire::RenamePasskeyBody,
    responses((status = 200, description = "The passkey.", body = wire::PasskeyBody)),
)]
pub(crate) async fn rename_passkey(
    by: InPerson,
    Id(id): Id,
    State(app): State<App>,
    Body(asked): Body<wire::RenamePasskeyBody>,
) -> Result<Json<wire::PasskeyBody>, Problem> {
    Ok(Json(body(&app.rename_passkey(&by.0, PasskeyId(id), name(&asked.name)?).await?)))
}

/// Removes one of the member's passkeys: it signs nobody in any more.
#[utoipa::path(
    post, path = "/api/v1/me/passkeys/{id}/remove", operation_id = "removePasskey", tag = "account",
    params(("id" = Uuid, Path, description = "The passkey.")),
    request_body = wire::CurrentPasswordBody,
    responses((status = 204, description = "It is gone.")),
)]
pub(crate) async fn remove_passkey(
    by: InPerson,
    Id(id): Id,
    State(app): State<App>,
    CallerOf(caller): CallerOf,
    Body(asked): Body<wire::CurrentPasswordBody>,
) -> Result<StatusCode, Problem> {
    app.remove_passkey(&by.0, PasskeyId(id), &asked.current_password, caller).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) fn begun(begun: BegunCeremony) -> wire::PasskeyCeremonyBody {
    wire::PasskeyCeremonyBody {
        ceremony: begun.ceremony,
        options: begun.options,
        expires_at: begun.expires_at,
    }
}

fn name(raw: &str) -> Result<PasskeyName, Problem> {
    let mut fields = Fields::default();
    let name = fields.take("name", PasskeyName::parse(raw));
    fields.finish(name)
}

fn body(passkey: &Passkey) -> wire::PasskeyBody {
    wire::PasskeyBody {
        id: passkey.id.0,
        name: passkey.name.as_str().to_owned(),
        created_at: passkey.created_at,
        last_used_at: passkey.last_used_at,
    }
}
