//! `GET /api/v1/clients`, `GET`, `PATCH` and `DELETE /api/v1/clients/{id}`

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use deskside_app::App;
use deskside_app::clients::SeenClient;
use deskside_domain::client::{ClientId, ClientRef};
use deskside_domain::text::ClientName;
use deskside_protocol::clients as wire;

use crate::extract::{Body, SignedIn};
use crate::problem::{Fields, Problem};
use crate::session_requests::bodies::agent;

/// All clients for who may see them, or else the member's own.
#[utoipa::path(
    get, path = "/api/v1/clients", operation_id = "listClients", tag = "clients",
    responses((status = 200, description = "The clients.", body = wire::ClientListBody)),
)]
pub(crate) async fn list_clients(
    by: SignedIn,
    State(app): State<App>,
) -> Result<Json<wire::ClientListBody>, Problem> {
    let clients = app.clients(&by.0).await?;
    Ok(Json(wire::ClientListBody { items: clients.iter().map(|seen| client_body(seen, &by)).collect() }))
}

/// One client.
#[utoipa::path(
    get, path = "/api/v1/clients/{id}", operation_id = "getClient", tag = "clients",
    params(("id" = wire::ClientIdBody, Path, description = "The client's ID.")),
    responses((status = 200, description = "The client.", body = wire::ClientBody)),
)]
pub(crate) async fn get_client(
    by: SignedIn,
    Path(id): Path<String>,
    State(app): State<App>,
) -> Result<Json<wire::ClientBody>, Problem> {
    let seen = app.client(&by.0, in_path(&id)?).await?;
    Ok(Json(client_body(&seen, &by)))
}

/// Gives a client another name.
#[utoipa::path(
    patch, path = "/api/v1/clients/{id}", operation_id = "renameClient", tag = "clients",
    params(("id" = wire::ClientIdBody, Path, description = "The client's ID.")),
    request_body = wire::EditClientBody,
    responses((status = 200, description = "The client, renamed.", body = wire::ClientBody)),
)]
pub(crate) async fn rename_client(
    by: SignedIn,
    Path(id): Path<String>,
    State(app): State<App>,
    Body(body): Body<wire::EditClientBody>,
) -> Result<Json<wire::ClientBody>, Problem> {
    let id = in_path(&id)?;
    let mut fields = Fields::default();
    let name = fields.take("name", ClientName::parse(&body.name));
    let seen = app.rename_client(&by.0, id, fields.finish(name)?).await?;
    Ok(Json(client_body(&seen, &by)))
}

/// Forgets a client: whoever is signed in there is signed out, and the browser is another client from then on.
#[utoipa::path(
    delete, path = "/api/v1/clients/{id}", operation_id = "forgetClient", tag = "clients",
    params(("id" = wire::ClientIdBody, Path, description = "The client's ID.")),
    responses((status = 204, description = "It is forgotten.")),
)]
pub(crate) async fn forget_client(
    by: SignedIn,
    Path(id): Path<String>,
    State(app): State<App>,
) -> Result<StatusCode, Problem> {
    app.forget_client(&by.0, in_path(&id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn in_path(text: &str) -> Result<ClientId, Problem> {
    ClientId::typed(text).ok_or_else(Problem::not_found)
}

fn client_body(seen: &SeenClient, by: &SignedIn) -> wire::ClientBody {
    let client = &seen.client;
    wire::ClientBody {
        id: wire::ClientIdBody(client.id),
        name: client.name.as_str().to_owned(),
        agent: agent(&seen.agent),
        device_name: client.device_name.as_str().to_owned(),
        online: seen.online,
        created_at: client.created_at,
        last_seen_at: client.last_seen_at,
        current: by.0.client() == Some(client.id),
    }
}

/// A client by ID and name.
pub(crate) fn client_ref(client: &ClientRef) -> wire::ClientRef {
    wire::ClientRef { id: wire::ClientIdBody(client.id), name: client.name.as_str().to_owned() }
}
