//! Clients: the signed-in browsers and apps of agents.

use std::fmt;

use deskside_domain::client::ClientId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::session_requests::AgentRef;

/// A client ID: nine digits without spaces, the first not 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, pattern = "^[1-9][0-9]{8}$")]
pub struct ClientIdBody(pub ClientId);

/// What is no client ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoClientId;

impl fmt::Display for NoClientId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a client ID has nine digits")
    }
}

impl TryFrom<String> for ClientIdBody {
    type Error = NoClientId;

    fn try_from(text: String) -> Result<Self, NoClientId> {
        ClientId::typed(&text).map(Self).ok_or(NoClientId)
    }
}

impl From<ClientIdBody> for String {
    fn from(id: ClientIdBody) -> Self {
        id.0.to_string()
    }
}

/// A client by ID and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClientRef {
    /// The client's ID.
    pub id: ClientIdBody,
    /// What it is called.
    pub name: String,
}

/// One signed-in browser or installed app of an agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClientBody {
    /// The client's ID.
    pub id: ClientIdBody,
    /// What it is called.
    pub name: String,
    /// Whose it is.
    pub agent: AgentRef,
    /// The browser and system in words, as far as it told.
    pub device_name: String,
    /// Whether a page of it is open.
    pub online: bool,
    /// When it signed in first.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: jiff::Timestamp,
    /// When it was last used, to the minute.
    #[schema(value_type = String, format = DateTime)]
    pub last_seen_at: jiff::Timestamp,
    /// Whether this very request was made from it.
    pub current: bool,
}

/// `GET /api/v1/clients`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ClientListBody {
    /// The last seen first.
    pub items: Vec<ClientBody>,
}

/// `PATCH /api/v1/clients/{id}`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EditClientBody {
    /// What it is to be called.
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
}
