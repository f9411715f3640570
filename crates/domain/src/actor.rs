//! Who asks for something, and whether they may.

use serde::{Deserialize, Serialize};

use crate::client::ClientId;
use crate::ids::{MemberId, SignInId};
use crate::rights::Rights;
pub use crate::rights::{Level, NotPermitted, Section};
use crate::text::PersonName;

/// A signed-in member, as every use case takes one. Only a valid sign-in makes it.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The member.
    pub agent: AgentRef,
    /// What the member may do.
    pub rights: Rights,
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
        self.rights.allow(section, level)?;
        Ok(&self.agent)
    }
}

/// An agent by id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentRef {
    /// The member's id.
    pub id: MemberId,
    /// The member's name.
    pub name: PersonName,
}
