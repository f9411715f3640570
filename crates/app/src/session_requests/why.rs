//! Why a member may do something with a request, or may not.

use std::collections::BTreeSet;

use deskside_domain::actor::{Actor, AgentRef, Level, Section};
use deskside_domain::ids::{MemberId, SessionRequestId};
use deskside_domain::member::{Member, Standing};
use deskside_domain::role::{Role, RoleKey};
use deskside_domain::session_queue::ServingAgent;
use deskside_domain::session_request::{Reason, Why};

use super::RequestError;
use crate::App;

/// Why a member may do something with a request, and by which of their roles.
#[derive(Clone, Debug)]
pub struct ExplainedRequest {
    /// The member.
    pub agent: AgentRef,
    /// Seeing, taking over, connecting.
    pub why: Vec<ExplainedAbility>,
}

/// Why a member may do one thing, and by which of their roles.
#[derive(Clone, Debug)]
pub struct ExplainedAbility {
    /// Whether they may, and what decides.
    pub why: Why,
    /// Those of their roles that give the right it takes; none where it is missing.
    pub roles: Vec<Role>,
}

impl App {
    /// Why a member may see a request, take it over and connect, or may not. Everybody may ask about themselves, and
    /// whoever sees members about others; without the right to see the request at all, nobody learns whether there is
    /// one.
    pub async fn why(
        &self,
        by: &Actor,
        id: SessionRequestId,
        about: Option<MemberId>,
    ) -> Result<ExplainedRequest, RequestError> {
        by.may(Section::SessionRequests, Level::View)?;
        let about = about.unwrap_or(by.agent.id);
        if about != by.agent.id {
            by.may(Section::Members, Level::View)?;
        }
        let request = self.store().session_requests().get(id).await?;
        let member = self.store().members().find(about).await?.ok_or(RequestError::NotFound)?;
        let keys = roles_in_force(&member);
        let book = self.role_book().await?;
        let queues = self.store().session_queues().served_by(about).await?;
        let now = self.now();
        let presence = self.store().presences().of(id, now).await?;
        let agent = member.as_agent();
        let serving = ServingAgent { agent: &agent, queues: &queues };
        let roles = book.named(&keys);
        let why = request.why(serving, &book.rights(&keys), &presence, now);
        let why = why.map(|why| ExplainedAbility { roles: those_that_give(&roles, &why), why });
        Ok(ExplainedRequest { agent, why: why.into() })
    }
}

/// Whoever cannot sign in may do nothing, whatever their roles say.
fn roles_in_force(member: &Member) -> BTreeSet<RoleKey> {
    match member.standing {
        Standing::Active => member.roles.clone(),
        Standing::Disabled | Standing::Deleted => BTreeSet::new(),
    }
}

fn those_that_give(roles: &[Role], why: &Why) -> Vec<Role> {
    let level = match &why.reason {
        Reason::RightMissing(_) => return Vec::new(),
        Reason::Right { level, .. } => *level,
        _ => Level::Edit,
    };
    let gives = |role: &&Role| role.rights().allow(Section::SessionRequests, level).is_ok();
    roles.iter().filter(gives).cloned().collect()
}
