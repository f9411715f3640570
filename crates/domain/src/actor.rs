//! Who asks for something, and whether they may.

use serde::{Deserialize, Serialize};

use crate::api_token::ApiTokenRef;
use crate::client::ClientId;
use crate::ids::{MemberId, SignInId};
use crate::rights::Rights;
pub use crate::rights::{Level, NotPermitted, Section};
use crate::text::PersonName;

/// A member who asks for something, as every use case takes one. Only a valid sign-in or API token makes it.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The member.
    pub agent: AgentRef,
    /// What may be done: what the member may do, and with a token no more than that.
    pub rights: Rights,
    /// By what they are known.
    pub credential: Credential,
}

/// By what an actor is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// A sign-in.
    SignIn {
        /// Which.
        sign_in: SignInId,
        /// The client that is signed in.
        client: ClientId,
    },
    /// An API token of the member.
    Token(ApiTokenRef),
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

    /// The client that is signed in; a token has none.
    pub fn client(&self) -> Option<ClientId> {
        match self.credential {
            Credential::SignIn { client, .. } => Some(client),
            Credential::Token(_) => None,
        }
    }

    /// The same, for what no program may do in a member's name.
    ///
    /// # Errors
    /// [`NotInPerson`] of a token.
    pub fn in_person(self) -> Result<InPerson, NotInPerson> {
        match self.credential {
            Credential::SignIn { sign_in, client } => Ok(InPerson { actor: self, sign_in, client }),
            Credential::Token(_) => Err(NotInPerson),
        }
    }
}

/// A member who is signed in. What concerns their own account, or brings them face to face with a remote user, takes
/// this.
#[derive(Clone, Debug)]
pub struct InPerson {
    /// The member.
    pub actor: Actor,
    /// The sign-in.
    pub sign_in: SignInId,
    /// The client that is signed in.
    pub client: ClientId,
}

/// A token asks for what needs a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("needs a sign-in, not a token")]
pub struct NotInPerson;

/// An agent by id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentRef {
    /// The member's id.
    pub id: MemberId,
    /// The member's name.
    pub name: PersonName,
}
