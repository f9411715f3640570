//! What a remote user can allow.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// One thing a remote user can allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capability {
    /// See the screen.
    View,
    /// Use mouse and keyboard.
    Control,
    /// Share the clipboard.
    Clipboard,
    /// Send and receive files.
    Files,
    /// Draw on the screen.
    Annotate,
    /// Record the session.
    Record,
    /// Restart the computer and come back.
    Restart,
    /// Act with the system's administrator rights.
    Elevate,
}

/// What the remote user allowed for one request. Made only by a message from the remote user's device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Grant(BTreeSet<Capability>);

impl Grant {
    /// A grant of these capabilities; `None` when there are none, because granting nothing is withdrawing.
    pub fn of(capabilities: impl IntoIterator<Item = Capability>) -> Option<Self> {
        let set: BTreeSet<_> = capabilities.into_iter().collect();
        (!set.is_empty()).then_some(Self(set))
    }

    /// What is allowed, in a fixed order.
    pub fn capabilities(&self) -> impl Iterator<Item = Capability> + '_ {
        self.0.iter().copied()
    }
}

/// What an agent asks the remote user to allow. Seeing the screen is always asked for; asking grants nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Asks(BTreeSet<Capability>);

impl Default for Asks {
    fn default() -> Self {
        Self::of([])
    }
}

impl Asks {
    /// These capabilities, and seeing the screen.
    pub fn of(capabilities: impl IntoIterator<Item = Capability>) -> Self {
        Self(capabilities.into_iter().chain([Capability::View]).collect())
    }

    /// What is asked for, in a fixed order.
    pub fn capabilities(&self) -> impl Iterator<Item = Capability> + '_ {
        self.0.iter().copied()
    }
}
