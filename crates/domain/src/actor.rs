//! Who asks for something, and whether they may.

use serde::{Deserialize, Serialize};

use crate::client::ClientId;
use crate::ids::{MemberId, SignInId};
use crate::member::Role;
use crate::text::PersonName;

/// A part of the product for which rights are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Session requests and what happens to them.
    SessionRequests,
    /// Session queues and who serves them.
    SessionQueues,
    /// All agents' clients; agents see and name their own without it.
    Clients,
    /// The organisation's settings.
    Settings,
    /// The members.
    Members,
}

/// How far a right goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Sees.
    View,
    /// Acts.
    Edit,
}

/// A signed-in member, as every use case takes one. Only a valid sign-in makes it.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The member.
    pub agent: AgentRef,
    /// What the member may do.
    pub role: Role,
    /// The sign-in behind it.
    pub sign_in: SignInId,
    /// The client that is signed in.
    pub client: ClientId,
}

impl Actor {
    /// The agent, if the right suffices.
    ///
    /// # Errors
    /// [`NotPermitted`] names the section and the level that are missing.
    pub fn may(&self, section: Section, level: Level) -> Result<&AgentRef, NotPermitted> {
        let has = match (self.role, section) {
            (Role::Owner, _) | (Role::Agent, Section::SessionRequests | Section::SessionQueues) => {
                Some(Level::Edit)
            }
            (Role::Agent, Section::Settings | Section::Members) => Some(Level::View),
            (Role::Agent, Section::Clients) => None,
        };
        if has >= Some(level) { Ok(&self.agent) } else { Err(NotPermitted { section, level }) }
    }
}

/// The right that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("needs {level:?} on {section:?}")]
pub struct NotPermitted {
    /// Where.
    pub section: Section,
    /// How far.
    pub level: Level,
}

/// An agent by id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentRef {
    /// The member's id.
    pub id: MemberId,
    /// The member's name.
    pub name: PersonName,
}
