//! What a session link shows to the remote user, and joining.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::session_requests::{Capability, Language, ScheduleBody, WishBody};

/// What a session link leads to: `GET /api/v1/session-links/{token}`. Reading it changes nothing.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct LinkBody {
    /// What the link's page is to show.
    pub state: LinkState,
    /// Who runs this server.
    pub organisation_name: String,
    /// The colour of the organisation's logo tile.
    pub organisation_colour: Option<String>,
    /// Where the organisation's logo is.
    pub organisation_logo: Option<String>,
    /// The language the request was made for.
    pub language: Language,
    /// The assigned agent's name.
    pub agent_name: Option<String>,
    /// The number for people: `#1042`. Every page names it, for a call.
    pub number: i64,
    /// The name of the queue in which the request waits. Absent when another device has joined, or the link is
    /// closed or has expired; so are all that point here.
    pub queue_name: Option<String>,
    /// For whom the request was made. Absent like the queue.
    pub user_name: Option<String>,
    /// The agent's message. Absent like the queue.
    pub message: Option<String>,
    /// Nine digits that lead here from the join page, for going on at another device. Absent like the queue.
    pub join_code: Option<String>,
    /// The remote user asked for help by a request page; nobody invited them.
    pub asked_for: bool,
    /// Since when this device is in the lobby, or grants access. Absent while it is not present.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub present_since: Option<jiff::Timestamp>,
    /// What the agent asks for. Empty where the queue is absent.
    pub asks: Vec<Capability>,
    /// Until when the link lets somebody in.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: jiff::Timestamp,
    /// When help is to begin. Absent like the queue.
    pub schedule: Option<ScheduleBody>,
    /// From when a scheduled link lets somebody in. Absent like the queue.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub opens_at: Option<jiff::Timestamp>,
    /// Who closed the request, while it is closed.
    pub closed_by_name: Option<String>,
    /// What was asked for on this page, while no agent has answered.
    pub wish: Option<WishBody>,
}

/// What a link's page is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// The invitation, with *Join*.
    Invitation,
    /// This device has joined: the lobby, or what came after it.
    Joined,
    /// Another device has joined.
    OtherDevice,
    /// The scheduled time has not come.
    TooEarly,
    /// Closed by an agent.
    Closed,
    /// Past its validity.
    Expired,
}

/// `POST /api/v1/session-links/{token}/join`. The body may be left out.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinBody {
    /// Browser and system in words; derived from `User-Agent` when left out.
    #[serde(default)]
    #[schema(max_length = 100)]
    pub device_name: Option<String>,
}

/// `POST /api/v1/join-codes/resolve`: nine digits, spaces allowed.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolveJoinCodeBody {
    /// The code as it was typed.
    #[schema(max_length = 32)]
    pub code: String,
}

/// Where a join code leads.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ResolvedJoinCodeBody {
    /// The path of the link's page: `/s/{token}`.
    pub path: String,
}
