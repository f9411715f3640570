//! Session queues: a team's lists, and their request pages.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::session_requests::{AgentRef, AssignToBody, Capability, Language};

/// A session queue, as agents see it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SessionQueueBody {
    /// The queue's id.
    pub id: Uuid,
    /// The queue's name.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// Its colour.
    pub colour: String,
    /// When it was archived.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub archived_at: Option<jiff::Timestamp>,
    /// What a request gets that is created in it.
    pub defaults: QueueDefaultsBody,
    /// Its public request page.
    pub request_page: RequestPageSettingsBody,
    /// Who serves it.
    pub subscribers: Vec<SubscriberBody>,
    /// How many requests are in it that are neither closed nor expired.
    pub in_queue: u32,
    /// How many of them have somebody present.
    pub waiting: u32,
    /// Since when the one who has waited longest is present.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub longest_wait_since: Option<jiff::Timestamp>,
    /// How many seconds the median had waited of those who were taken over today, in the organisation's time zone;
    /// null when nobody was.
    pub median_wait_seconds: Option<u32>,
    /// Counts every change; send it back with an edit.
    pub version: i64,
}

/// A member who serves a queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SubscriberBody {
    /// The member.
    pub agent: AgentRef,
    /// Whether a browser of theirs is signed in and open.
    pub online: bool,
}

/// What a request gets that is created in a queue and says nothing else. Null: the organisation's default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct QueueDefaultsBody {
    /// The language.
    pub language: Option<Language>,
    /// How long the link is valid, in seconds.
    #[schema(minimum = 300, maximum = 7_776_000)]
    pub validity_seconds: Option<u32>,
    /// What to ask the remote user to allow.
    #[schema(max_items = 8)]
    pub asks: Option<Vec<Capability>>,
    /// The message the remote user reads.
    #[schema(max_length = 2000)]
    pub message: Option<String>,
}

/// A queue's public request page. Off when there is no slug.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RequestPageSettingsBody {
    /// The last part of its address; null when the page is off.
    pub slug: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// What people read above the form.
    pub intro: Option<String>,
}

/// `GET /api/v1/session-queues`.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default, deny_unknown_fields)]
pub struct ListSessionQueuesQuery {
    /// Also those that are archived.
    pub archived: bool,
}

/// All queues, by name.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SessionQueueListBody {
    /// The queues.
    pub items: Vec<SessionQueueBody>,
}

/// `POST /api/v1/session-queues`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateSessionQueueBody {
    /// The queue's name, different from that of every other queue in use.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// What it is for.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub description: Option<String>,
    /// One of the twelve colours: `teal`, `rust`, `violet`, …; the next unused one when left out.
    #[serde(default)]
    pub colour: Option<String>,
    /// What a request gets that is created in it.
    #[serde(default)]
    pub defaults: QueueDefaultsBody,
}

/// `PATCH /api/v1/session-queues/{id}`: a field that is left out stays as it is; an empty text clears it.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct EditSessionQueueBody {
    /// The version the edit starts from; when the queue has changed since, nothing is written.
    pub version: Option<i64>,
    /// The queue's name.
    #[schema(min_length = 1, max_length = 60)]
    pub name: Option<String>,
    /// What it is for.
    #[schema(max_length = 500)]
    pub description: Option<String>,
    /// Its colour.
    pub colour: Option<String>,
    /// What a request gets that is created in it, all of it: what is left out here is the organisation's default
    /// from now on.
    pub defaults: Option<QueueDefaultsBody>,
    /// What changes on its public request page.
    pub request_page: Option<EditRequestPageBody>,
}

/// What changes on a public request page. What is left out stays as it is.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct EditRequestPageBody {
    /// The last part of its address: 3 to 40 small letters, digits and hyphens. With one the page is on; an empty one
    /// turns it off.
    #[schema(max_length = 40)]
    pub slug: Option<String>,
    /// What people read above the form; an empty one takes it away.
    #[schema(max_length = 1000)]
    pub intro: Option<String>,
}

/// `POST /api/v1/session-queues/{id}/archive`. The body may be left out when the queue is empty.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ArchiveSessionQueueBody {
    /// Where what is inside goes.
    pub move_to: Option<AssignToBody>,
}

/// `GET /api/v1/session-queues/{id}/subscribers`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SubscriberListBody {
    /// Who serves the queue, by name.
    pub items: Vec<SubscriberBody>,
}

/// `GET /api/v1/request-pages/{slug}`: what somebody in need sees.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct RequestPageBody {
    /// Who runs this server.
    pub organisation_name: String,
    /// The organisation's colour.
    pub organisation_colour: Option<String>,
    /// Where the organisation's logo is.
    pub organisation_logo: Option<String>,
    /// The queue's name.
    pub queue_name: String,
    /// What to read above the form.
    pub intro: Option<String>,
    /// The page's language.
    pub language: Language,
}

/// `POST /api/v1/request-pages/{slug}`: somebody asks for help.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskForHelpBody {
    /// Their name.
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    /// Their email address.
    #[serde(default)]
    #[schema(max_length = 254)]
    pub email: Option<String>,
    /// What does not work.
    #[schema(min_length = 1, max_length = 2000)]
    pub problem: String,
    /// In which language they read the page.
    #[serde(default)]
    pub language: Option<Language>,
}

/// The request is made: here is its link.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct AskedForHelpBody {
    /// The path of the link's page: `/s/{token}`.
    pub path: String,
}
