//! `GET /api/v1/session-requests/{id}/why`

use axum::Json;
use axum::extract::State;
use deskside_app::App;
use deskside_app::session_requests::ExplainedAbility;
use deskside_domain::ids::{MemberId, SessionRequestId};
use deskside_domain::rights::Level;
use deskside_domain::session_request::{Ability, Reason, Why};
use deskside_protocol::session_requests as wire;

use super::bodies::{agent, queue};
use crate::extract::{Id, Query, SignedIn};
use crate::problem::Problem;
use crate::rights::role_ref;

/// Why a member may see a request, take it over and connect, or may not, and what decides.
#[utoipa::path(
    get, path = "/api/v1/session-requests/{id}/why", operation_id = "explainSessionRequest", tag = "session-requests",
    params(("id" = Uuid, Path, description = "The request."), wire::WhyQuery),
    responses((status = 200, description = "Why.", body = wire::WhyBody)),
)]
pub(crate) async fn explain_session_request(
    by: SignedIn,
    Id(id): Id,
    State(app): State<App>,
    Query(query): Query<wire::WhyQuery>,
) -> Result<Json<wire::WhyBody>, Problem> {
    let explained = app.why(&by.0, SessionRequestId(id), query.member.map(MemberId)).await?;
    let name = explained.agent.name.as_str();
    let items = explained.why.iter().map(|why| body(why, name)).collect();
    Ok(Json(wire::WhyBody { agent: agent(&explained.agent), items }))
}

fn body(explained: &ExplainedAbility, name: &str) -> wire::WhyAbilityBody {
    let ExplainedAbility { why, roles } = explained;
    wire::WhyAbilityBody {
        ability: match why.ability {
            Ability::See => wire::Ability::See,
            Ability::TakeOver => wire::Ability::TakeOver,
            Ability::Connect => wire::Ability::Connect,
        },
        allowed: why.allowed,
        reason: reason(&why.reason),
        roles: roles.iter().map(role_ref).collect(),
        sentence: sentence(why, name),
    }
}

fn reason(reason: &Reason) -> wire::ReasonBody {
    match reason {
        Reason::Right { .. } => wire::ReasonBody::Right,
        Reason::Unassigned => wire::ReasonBody::Unassigned,
        Reason::InTheirQueue { queue: it } => wire::ReasonBody::InTheirQueue { queue: queue(it) },
        Reason::AssignedToThem => wire::ReasonBody::AssignedToThem,
        Reason::TheirSession => wire::ReasonBody::TheirSession,
        Reason::RightMissing(_) => wire::ReasonBody::RightMissing,
        Reason::Closed => wire::ReasonBody::Closed,
        Reason::Expired => wire::ReasonBody::Expired,
        Reason::NotGranted => wire::ReasonBody::NotGranted,
        Reason::AlreadyTheirs => wire::ReasonBody::AlreadyTheirs,
        Reason::AssignedElsewhere { to } => wire::ReasonBody::AssignedElsewhere { to: agent(to) },
        Reason::NotSubscribed { queue: it } => wire::ReasonBody::NotSubscribed { queue: queue(it) },
        Reason::SessionLive { by } => wire::ReasonBody::SessionLive { by: agent(by) },
    }
}

fn sentence(why: &Why, name: &str) -> String {
    let may = if why.allowed { "may" } else { "cannot" };
    let what = match why.ability {
        Ability::See => "see this request",
        Ability::TakeOver => "take this request over",
        Ability::Connect => "connect",
    };
    let because = match &why.reason {
        Reason::Right { .. } => "a role of theirs lets them see session requests".to_owned(),
        Reason::Unassigned => "a role of theirs lets them act, and it is assigned to nobody".to_owned(),
        Reason::InTheirQueue { queue } => format!("they serve the queue {}", queue.name.as_str()),
        Reason::AssignedToThem => "it is assigned to them".to_owned(),
        Reason::TheirSession => "their session is live".to_owned(),
        Reason::RightMissing(missing) => match missing.level {
            Level::View => "no role of theirs lets them see session requests".to_owned(),
            Level::Edit => "no role of theirs lets them act on session requests".to_owned(),
        },
        Reason::Closed => "it is closed".to_owned(),
        Reason::Expired => "it has expired".to_owned(),
        Reason::NotGranted => "the remote user has not granted access".to_owned(),
        Reason::AlreadyTheirs => "it is theirs already".to_owned(),
        Reason::AssignedElsewhere { to } => format!("it is assigned to {}", to.name.as_str()),
        Reason::NotSubscribed { queue } => {
            format!("it waits in {}, which they do not serve", queue.name.as_str())
        }
        Reason::SessionLive { by } => format!("{} is connected", by.name.as_str()),
    };
    format!("{name} {may} {what}: {because}.")
}
