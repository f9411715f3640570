//! Members: lists, changes, invitations, and links to choose another password.

pub(crate) mod change;
pub(crate) mod invitations;
pub(crate) mod password_resets;

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_app::members::SeenMember;
use deskside_domain::ids::MemberId;
use deskside_domain::member::Standing;
use deskside_protocol::members as wire;

use crate::PublicUrl;
use crate::account::photo::photo_name;
use crate::account::second_factors::kinds;
use crate::extract::{Id, SignedIn};
use crate::problem::Problem;
use crate::rights::role_ref;
use crate::session_requests::bodies::{language, queue};

/// Everybody who can be asked to help, by name, and who of them is online.
#[utoipa::path(
    get, path = "/api/v1/agents", operation_id = "listAgents", tag = "members",
    responses((status = 200, description = "The agents.", body = wire::AgentListBody)),
)]
pub(crate) async fn list_agents(
    by: SignedIn,
    State(app): State<App>,
) -> Result<Json<wire::AgentListBody>, Problem> {
    let agents = app.agents(&by.0).await?;
    let items = agents.iter().map(|listed| wire::ListedAgentBody {
        id: listed.member.id.0,
        name: listed.member.name.as_str().to_owned(),
        email: listed.member.email.as_str().to_owned(),
        photo: photo_name(listed.photo),
        online: listed.online,
    });
    Ok(Json(wire::AgentListBody { items: items.collect() }))
}

/// Everybody who was not deleted, by name.
#[utoipa::path(
    get, path = "/api/v1/members", operation_id = "listMembers", tag = "members",
    responses((status = 200, description = "The members.", body = wire::MemberListBody)),
)]
pub(crate) async fn list_members(
    by: SignedIn,
    State(app): State<App>,
) -> Result<Json<wire::MemberListBody>, Problem> {
    let members = app.members(&by.0).await?;
    Ok(Json(wire::MemberListBody { items: members.iter().map(body).collect() }))
}

/// One member.
#[utoipa::path(
    get, path = "/api/v1/members/{id}", operation_id = "getMember", tag = "members",
    params(("id" = Uuid, Path, description = "The member.")),
    responses((status = 200, description = "The member.", body = wire::ListedMemberBody)),
)]
pub(crate) async fn get_member(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
) -> Result<Json<wire::ListedMemberBody>, Problem> {
    Ok(Json(body(&app.member(&by.0, MemberId(id)).await?)))
}

fn body(seen: &SeenMember) -> wire::ListedMemberBody {
    let member = &seen.member;
    wire::ListedMemberBody {
        id: member.id.0,
        name: member.name.as_str().to_owned(),
        email: member.email.as_str().to_owned(),
        photo: photo_name(seen.photo),
        roles: seen.roles.iter().map(role_ref).collect(),
        standing: match member.standing {
            Standing::Active => wire::MemberStanding::Active,
            Standing::Disabled => wire::MemberStanding::Disabled,
            Standing::Deleted => wire::MemberStanding::Deleted,
        },
        online: seen.online,
        last_seen_at: seen.last_seen,
        queues: seen.queues.iter().map(queue).collect(),
        language: member.language.map(language),
        time_zone: member.zone.as_ref().map(|zone| zone.as_str().to_owned()),
        second_factors: kinds(&seen.second_factors),
        created_at: member.created_at,
        version: member.version,
    }
}

/// A page's address with a secret after `#`: browsers keep that part to themselves.
fn one_time_link(
    url: &PublicUrl,
    page: &str,
    token: &str,
    expires_at: deskside_domain::Timestamp,
) -> wire::OneTimeLinkBody {
    wire::OneTimeLinkBody { url: format!("{}#{token}", url.with_path(page)), expires_at }
}
