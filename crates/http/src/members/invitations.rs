//! `/api/v1/invitations`: inviting, taking back, and accepting.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use deskside_app::App;
use deskside_app::account::Device;
use deskside_app::members::{Accepted, NewInvitation, SeenInvitation};
use deskside_domain::ids::InvitationId;
use deskside_domain::member::NewPassword;
use deskside_domain::text::{EmailAddress, PersonName};
use deskside_protocol::account::MeBody;
use deskside_protocol::members as wire;

use super::one_time_link;
use crate::account::signed_in_body;
use crate::extract::{Body, Browser, CallerOf, Id, SignedIn};
use crate::problem::{Fields, Problem};
use crate::rights::{read_roles, role_ref};
use crate::session_requests::bodies::agent;
use crate::{HttpConfig, cookies, device_name};

/// Invitations that nobody has accepted yet, the newest first.
#[utoipa::path(
    get, path = "/api/v1/invitations", operation_id = "listInvitations", tag = "members",
    responses((status = 200, description = "The invitations.", body = wire::InvitationListBody)),
)]
pub(crate) async fn list_invitations(
    by: SignedIn,
    State(app): State<App>,
) -> Result<Json<wire::InvitationListBody>, Problem> {
    let invitations = app.invitations(&by.0).await?;
    Ok(Json(wire::InvitationListBody { items: invitations.iter().map(body).collect() }))
}

/// Invites somebody. Another invitation for the same address is void from then on.
#[utoipa::path(
    post, path = "/api/v1/invitations", operation_id = "invite", tag = "members",
    request_body = wire::InviteBody,
    responses((status = 201, description = "The invitation with its link.", body = wire::InvitedBody)),
)]
pub(crate) async fn invite(
    by: SignedIn,
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    Body(asked): Body<wire::InviteBody>,
) -> Result<(StatusCode, Json<wire::InvitedBody>), Problem> {
    let (seen, offered) = app.invite(&by.0, new(&asked)?).await?;
    let link = one_time_link(&config.public_url, "/invitation", offered.token.expose(), offered.expires_at);
    Ok((StatusCode::CREATED, Json(wire::InvitedBody { invitation: body(&seen), link })))
}

fn new(asked: &wire::InviteBody) -> Result<NewInvitation, Problem> {
    let mut fields = Fields::default();
    let name = fields.take("name", PersonName::parse_optional(asked.name.as_deref()));
    let email = fields.take("email", EmailAddress::parse(&asked.email));
    let roles = read_roles(&mut fields, &asked.roles);
    let new = name.zip(email).zip(roles);
    fields.finish(new.map(|((name, email), roles)| NewInvitation { name, email, roles }))
}

/// Takes an invitation back: its link works no more.
#[utoipa::path(
    delete, path = "/api/v1/invitations/{id}", operation_id = "withdrawInvitation", tag = "members",
    params(("id" = Uuid, Path, description = "The invitation.")),
    responses((status = 204, description = "It is taken back.")),
)]
pub(crate) async fn withdraw_invitation(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
) -> Result<StatusCode, Problem> {
    app.withdraw_invitation(&by.0, InvitationId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What an invitation says to whoever holds its link. Nothing is changed: the secret comes in a body so that it
/// stands in no log.
#[utoipa::path(
    post, path = "/api/v1/invitations/open", operation_id = "openInvitation", tag = "members",
    request_body = wire::OneTimeTokenBody,
    responses((status = 200, description = "Who invites whom.", body = wire::OpenedInvitationBody)),
)]
pub(crate) async fn open_invitation(
    State(app): State<App>,
    CallerOf(caller): CallerOf,
    Body(asked): Body<wire::OneTimeTokenBody>,
) -> Result<Json<wire::OpenedInvitationBody>, Problem> {
    let (invitation, organisation) = app.open_invitation(&asked.token, caller).await?;
    Ok(Json(wire::OpenedInvitationBody {
        organisation_name: organisation.name.as_str().to_owned(),
        invited_by: invitation.invited_by.name.as_str().to_owned(),
        name: invitation.name.map(|name| name.as_str().to_owned()),
        email: invitation.email.as_str().to_owned(),
        expires_at: invitation.expires_at,
    }))
}

/// Makes whoever holds the link a member, and signs them in. The link dies with its use.
#[utoipa::path(
    post, path = "/api/v1/invitations/accept", operation_id = "acceptInvitation", tag = "members",
    request_body = wire::AcceptInvitationBody,
    responses((status = 201, description = "The member, signed in.", body = MeBody)),
)]
pub(crate) async fn accept_invitation(
    State(app): State<App>,
    State(config): State<Arc<HttpConfig>>,
    CallerOf(caller): CallerOf,
    Browser(browser): Browser,
    headers: HeaderMap,
    Body(asked): Body<wire::AcceptInvitationBody>,
) -> Result<(StatusCode, HeaderMap, Json<MeBody>), Problem> {
    let (invitation, _) = app.open_invitation(&asked.token, caller).await?;
    let mut fields = Fields::default();
    let name = fields.take("name", PersonName::parse(&asked.name));
    let password = fields.take("password", NewPassword::choose(&asked.password, &invitation.email));
    let accepted = fields.finish(name.zip(password).map(|(name, password)| Accepted { name, password }))?;
    let device = Device { name: device_name::from_headers(&headers), browser };
    let signed_in = app.accept_invitation(&asked.token, accepted, device, caller).await?;
    let me = signed_in_body(&app, &signed_in).await?;
    Ok((StatusCode::CREATED, cookies::signed_in(&signed_in, &config.public_url), Json(me)))
}

fn body(seen: &SeenInvitation) -> wire::InvitationBody {
    let invitation = &seen.invitation;
    wire::InvitationBody {
        id: invitation.id.0,
        name: invitation.name.as_ref().map(|name| name.as_str().to_owned()),
        email: invitation.email.as_str().to_owned(),
        roles: seen.roles.iter().map(role_ref).collect(),
        invited_by: agent(&invitation.invited_by),
        created_at: invitation.created_at,
        expires_at: invitation.expires_at,
    }
}
