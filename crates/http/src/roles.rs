//! `GET` and `POST /api/v1/roles`, `PATCH` and `DELETE /api/v1/roles/{id}`, `POST /api/v1/roles/{id}/simulate`

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::App;
use deskside_app::roles::SeenRole;
use deskside_domain::ids::RoleId;
use deskside_domain::role::Role;
use deskside_domain::text::RoleName;
use deskside_protocol::rights as wire;

use crate::extract::{Body, Id, SignedIn};
use crate::problem::{Fields, Problem};
use crate::rights;
use crate::session_requests::bodies::agent;

/// All roles, those that are built in first.
#[utoipa::path(
    get, path = "/api/v1/roles", operation_id = "listRoles", tag = "roles",
    responses((status = 200, description = "The roles.", body = wire::RoleListBody)),
)]
pub(crate) async fn list_roles(
    by: SignedIn,
    State(app): State<App>,
) -> Result<Json<wire::RoleListBody>, Problem> {
    let roles = app.roles(&by.0).await?;
    Ok(Json(wire::RoleListBody { items: roles.iter().map(body).collect() }))
}

/// Makes a role. It gives no right that its maker does not have.
#[utoipa::path(
    post, path = "/api/v1/roles", operation_id = "createRole", tag = "roles",
    request_body = wire::CreateRoleBody,
    responses((status = 201, description = "The role.", body = wire::RoleBody)),
)]
pub(crate) async fn create_role(
    by: SignedIn,
    State(app): State<App>,
    Body(new): Body<wire::CreateRoleBody>,
) -> Result<(StatusCode, Json<wire::RoleBody>), Problem> {
    let mut fields = Fields::default();
    let name = fields.take("name", RoleName::parse(&new.name));
    let role = app.create_role(&by.0, fields.finish(name)?, rights::read(&new.rights)).await?;
    Ok((StatusCode::CREATED, Json(body(&role))))
}

/// Changes one of the organisation's own roles. What its members may do changes at once.
#[utoipa::path(
    patch, path = "/api/v1/roles/{id}", operation_id = "editRole", tag = "roles",
    params(("id" = Uuid, Path, description = "The role.")),
    request_body = wire::EditRoleBody,
    responses((status = 200, description = "The role as it is now.", body = wire::RoleBody)),
)]
pub(crate) async fn edit_role(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    Body(edit): Body<wire::EditRoleBody>,
) -> Result<Json<wire::RoleBody>, Problem> {
    let mut fields = Fields::default();
    let name = fields.take("name", edit.name.as_deref().map(RoleName::parse).transpose());
    let change = (fields.finish(name)?, edit.rights.as_ref().map(rights::read));
    let role = app.edit_role(&by.0, RoleId(id), edit.version, change).await?;
    Ok(Json(body(&role)))
}

/// Deletes one of the organisation's own roles that nobody has.
#[utoipa::path(
    delete, path = "/api/v1/roles/{id}", operation_id = "deleteRole", tag = "roles",
    params(("id" = Uuid, Path, description = "The role.")),
    responses((status = 204, description = "It is deleted.")),
)]
pub(crate) async fn delete_role(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
) -> Result<StatusCode, Problem> {
    app.delete_role(&by.0, RoleId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// For which members what would change, were a role to give other rights. Nothing is changed.
///
/// Who is invited is not listed: they get what the role gives when they accept.
#[utoipa::path(
    post, path = "/api/v1/roles/{id}/simulate", operation_id = "simulateRole", tag = "roles",
    params(("id" = Uuid, Path, description = "The role.")),
    request_body = wire::SimulateRoleBody,
    responses((status = 200, description = "The changes.", body = wire::RightsChangeListBody)),
)]
pub(crate) async fn simulate_role(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    Body(asked): Body<wire::SimulateRoleBody>,
) -> Result<Json<wire::RightsChangeListBody>, Problem> {
    let changes = app.simulate_role(&by.0, RoleId(id), &rights::read(&asked.rights)).await?;
    let items = changes.iter().map(|change| wire::RightsChangeBody {
        member: agent(&change.member),
        now: rights::body(&change.now),
        then: rights::body(&change.then),
    });
    Ok(Json(wire::RightsChangeListBody { items: items.collect() }))
}

fn body(seen: &SeenRole) -> wire::RoleBody {
    let wire::RoleRef { id, name } = rights::role_ref(&seen.role);
    wire::RoleBody {
        id,
        name,
        built_in: matches!(seen.role, Role::BuiltIn(_)),
        rights: rights::body(&seen.role.rights()),
        members: seen.members.iter().map(agent).collect(),
        version: match &seen.role {
            Role::BuiltIn(_) => 0,
            Role::Own(role) => role.version,
        },
    }
}
