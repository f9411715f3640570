//! What the remote user's device and the agents' viewers are doing right now.
//!
//! Presence lives outside the request and dies with the node that holds it; nothing durable depends on it.

use jiff::Timestamp;

use crate::actor::AgentRef;
use crate::capability::Grant;
use crate::ids::SessionId;
use crate::text::DeviceName;
use crate::tokens::DeviceId;

/// What is being done with a request's link at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Nobody is there.
    Absent,
    /// The remote user's device is there.
    Here {
        /// The device.
        guest: Guest,
        /// What it is doing.
        phase: Phase,
        /// Since when.
        since: Timestamp,
    },
}

/// The remote user's device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// Which device.
    pub device: DeviceId,
    /// Browser and system, as the device told.
    pub device_name: DeviceName,
}

/// What a present device is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// In the lobby; nothing is granted.
    InLobby,
    /// Has granted access.
    Granted {
        /// What is allowed.
        grant: Grant,
    },
    /// A session is live.
    InSession {
        /// What is allowed.
        grant: Grant,
        /// The session.
        session: LiveSession,
    },
}

/// A live session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveSession {
    /// Which session.
    pub id: SessionId,
    /// The agent who watches.
    pub agent: AgentRef,
    /// Since when.
    pub since: Timestamp,
}

impl Presence {
    /// The live session, if there is one.
    pub fn session(&self) -> Option<&LiveSession> {
        match self {
            Self::Absent | Self::Here { phase: Phase::InLobby | Phase::Granted { .. }, .. } => None,
            Self::Here { phase: Phase::InSession { session, .. }, .. } => Some(session),
        }
    }

    /// What is granted now, if anything.
    pub fn grant(&self) -> Option<&Grant> {
        match self {
            Self::Absent | Self::Here { phase: Phase::InLobby, .. } => None,
            Self::Here { phase: Phase::Granted { grant } | Phase::InSession { grant, .. }, .. } => {
                Some(grant)
            }
        }
    }

    /// The device that is there.
    pub fn guest(&self) -> Option<&Guest> {
        match self {
            Self::Absent => None,
            Self::Here { guest, .. } => Some(guest),
        }
    }
}
