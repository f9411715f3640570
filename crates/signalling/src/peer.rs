//! The sockets' names: who speaks, and from which side.

use std::fmt;

use uuid::Uuid;

/// One socket. The shell gives the number and never gives it twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeerId(pub u64);

impl fmt::Display for PeerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// From which side of the request a socket comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The remote user's device, the host of a session.
    Guest,
    /// An agent's page; one of them may be the viewer of the session.
    Agent,
}

/// The agent behind a socket, as the sign-in says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentIdentity {
    /// The member's id.
    pub id: Uuid,
    /// The member's name.
    pub name: String,
}
