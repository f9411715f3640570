//! `PATCH` and `DELETE /api/v1/members/{id}`, and what can be done with an account

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use deskside_app::App;
use deskside_app::members::MemberEdit;
use deskside_domain::ids::MemberId;
use deskside_domain::text::{EmailAddress, PersonName};
use deskside_protocol::members as wire;

use super::{body, one_time_link};
use crate::HttpConfig;
use crate::extract::{Body, Id, Query, SignedIn};
use crate::problem::{Fields, Problem};
use crate::rights::read_roles;

/// Changes a member. What they may do changes at once, without signing in again.
#[utoipa::path(
    patch, path = "/api/v1/members/{id}", operation_id = "editMember", tag = "members",
    params(("id" = Uuid, Path, description = "The member.")),
    request_body = wire::EditMemberBody,
    responses((status = 200, description = "The member as they are now.", body = wire::ListedMemberBody)),
)]
pub(crate) async fn edit_member(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    Body(asked): Body<wire::EditMemberBody>,
) -> Result<Json<wire::ListedMemberBody>, Problem> {
    let member = app.edit_member(&by.0, MemberId(id), edit(&asked)?).await?;
    Ok(Json(body(&member)))
}

fn edit(asked: &wire::EditMemberBody) -> Result<MemberEdit, Problem> {
    let mut fields = Fields::default();
    let name = fields.take("name", asked.name.as_deref().map(PersonName::parse).transpose());
    let email = fields.take("email", asked.email.as_deref().map(EmailAddress::parse).transpose());
    let roles = asked.roles.as_deref().and_then(|ids| read_roles(&mut fields, ids));
    let (name, email) = (name.flatten(), email.flatten());
    fields.finish(Some(MemberEdit { version: asked.version, name, email, roles }))
}

/// Keeps a member from signing in. Whoever is signed in with the account is signed out.
#[utoipa::path(
    post, path = "/api/v1/members/{id}/disable", operation_id = "disableMember", tag = "members",
    params(("id" = Uuid, Path, description = "The member.")),
    responses((status = 200, description = "The member as they are now.", body = wire::ListedMemberBody)),
)]
pub(crate) async fn disable_member(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
) -> Result<Json<wire::ListedMemberBody>, Problem> {
    Ok(Json(body(&app.disable_member(&by.0, MemberId(id)).await?)))
}

/// Lets a disabled member sign in again.
#[utoipa::path(
    post, path = "/api/v1/members/{id}/enable", operation_id = "enableMember", tag = "members",
    params(("id" = Uuid, Path, description = "The member.")),
    responses((status = 200, description = "The member as they are now.", body = wire::ListedMemberBody)),
)]
pub(crate) async fn enable_member(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
) -> Result<Json<wire::ListedMemberBody>, Problem> {
    Ok(Json(body(&app.enable_member(&by.0, MemberId(id)).await?)))
}

/// Deletes an account: its address, its roles and its sign-ins. What the member did stays on record.
#[utoipa::path(
    delete, path = "/api/v1/members/{id}", operation_id = "deleteMember", tag = "members",
    params(("id" = Uuid, Path, description = "The member."), wire::DeleteMemberQuery),
    responses((status = 204, description = "The account is deleted.")),
)]
pub(crate) async fn delete_member(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    Query(query): Query<wire::DeleteMemberQuery>,
) -> Result<StatusCode, Problem> {
    let mut fields = Fields::default();
    let pseudonym = fields.take("pseudonym", PersonName::parse_optional(query.pseudonym.as_deref()));
    app.delete_member(&by.0, MemberId(id), fields.finish(pseudonym)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes all that a member proves beside the password, for one who lost it.
#[utoipa::path(
    post, path = "/api/v1/members/{id}/remove-second-factors", operation_id = "removeSecondFactors",
    tag = "members",
    params(("id" = Uuid, Path, description = "The member.")),
    responses((status = 200, description = "The member as they are now.", body = wire::ListedMemberBody)),
)]
pub(crate) async fn remove_second_factors(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
) -> Result<Json<wire::ListedMemberBody>, Problem> {
    Ok(Json(body(&app.remove_second_factors(&by.0, MemberId(id)).await?)))
}

/// Makes a one-time link by which a member chooses another password. An earlier one is void from then on.
#[utoipa::path(
    post, path = "/api/v1/members/{id}/reset-password", operation_id = "offerPasswordReset", tag = "members",
    params(("id" = Uuid, Path, description = "The member.")),
    responses((status = 201, description = "The link to hand over.", body = wire::OneTimeLinkBody)),
)]
pub(crate) async fn offer_password_reset(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
) -> Result<(StatusCode, Json<wire::OneTimeLinkBody>), Problem> {
    let offered = app.offer_password_reset(&by.0, MemberId(id)).await?;
    let link =
        one_time_link(&config.public_url, "/password-reset", offered.token.expose(), offered.expires_at);
    Ok((StatusCode::CREATED, Json(link)))
}
