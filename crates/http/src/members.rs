//! `GET /api/v1/members`

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_protocol::members::{ListedMemberBody, MemberListBody};

use crate::account::role;
use crate::extract::SignedIn;
use crate::problem::Problem;

/// Everybody, by name, and who is online.
#[utoipa::path(
    get, path = "/api/v1/members", operation_id = "listMembers", tag = "members",
    responses((status = 200, description = "The members.", body = MemberListBody)),
)]
pub(crate) async fn list_members(
    by: SignedIn,
    State(app): State<App>,
) -> Result<Json<MemberListBody>, Problem> {
    let members = app.members(&by.0).await?;
    let items = members.iter().map(|listed| ListedMemberBody {
        id: listed.member.id.0,
        name: listed.member.name.as_str().to_owned(),
        role: role(listed.member.role),
        online: listed.online,
    });
    Ok(Json(MemberListBody { items: items.collect() }))
}
