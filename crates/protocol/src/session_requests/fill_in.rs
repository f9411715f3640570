//! What an agent fills in, and changes later.

use std::collections::BTreeMap;

use serde::Deserialize;
use utoipa::ToSchema;

use super::{AssignToBody, Capability, Language};

/// The organisation's own fields: field id to value. A number is written in digits, a choice as the option's text.
pub type CustomFieldValues = BTreeMap<String, String>;

/// `POST /api/v1/session-requests`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateSessionRequestBody {
    /// The remote user's name.
    #[schema(min_length = 1, max_length = 100)]
    pub user_name: String,
    /// The remote user's email address.
    #[serde(default)]
    #[schema(max_length = 254)]
    pub user_email: Option<String>,
    /// Whether the remote user gets the invitation and what changes by mail; off when left out. Needs an address.
    #[serde(default)]
    pub send_updates: Option<bool>,
    /// The language of mail and of the link's page; the queue's or the organisation's when left out.
    #[serde(default)]
    pub language: Option<Language>,
    /// A message the remote user reads on the link's page.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub message: Option<String>,
    /// Notes that only agents read.
    #[serde(default)]
    #[schema(max_length = 10000)]
    pub notes: Option<String>,
    /// How long the link is valid, in seconds; the queue's or the organisation's default when left out.
    #[serde(default)]
    #[schema(minimum = 300, maximum = 7_776_000)]
    pub validity_seconds: Option<u32>,
    /// When help is to begin; shortly before, the link begins to let somebody in.
    #[serde(default)]
    pub schedule: Option<ScheduleInput>,
    /// To whom the request goes; nobody in particular when left out.
    #[serde(default)]
    pub assign_to: AssignToBody,
    /// What to ask the remote user to allow; `view` is always asked for.
    #[serde(default)]
    #[schema(max_items = 8)]
    pub asks: Option<Vec<Capability>>,
    /// What the request is called elsewhere: a ticket number.
    #[serde(default)]
    #[schema(max_length = 100)]
    pub reference: Option<String>,
    /// The organisation's own fields: field id to value.
    #[serde(default)]
    pub custom_fields: CustomFieldValues,
}

/// A time as people agree on it: what clocks show at a place.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScheduleInput {
    /// Date and time on the clocks of the time zone, without an offset: `2026-11-26T09:00`.
    #[schema(min_length = 16, max_length = 19)]
    pub local: String,
    /// An IANA time zone: `Europe/Vienna`; the organisation's when left out.
    #[serde(default)]
    #[schema(max_length = 64)]
    pub time_zone: Option<String>,
    /// How long it is planned to take; half an hour when left out.
    #[serde(default)]
    #[schema(minimum = 5, maximum = 1440)]
    pub duration_minutes: Option<u16>,
}

/// `PATCH /api/v1/session-requests/{id}`: a field that is left out stays as it is; an empty text clears it.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EditSessionRequestBody {
    /// The version the edit starts from; `If-Match` says the same. When somebody has since changed a field
    /// that this edit changes too, nothing is written, and the refusal says what was changed and by whom.
    #[serde(default)]
    pub version: Option<i64>,
    /// The remote user's name.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 100)]
    pub user_name: Option<String>,
    /// The remote user's email address.
    #[serde(default)]
    #[schema(max_length = 254)]
    pub user_email: Option<String>,
    /// Whether the remote user gets the invitation and what changes by mail.
    #[serde(default)]
    pub send_updates: Option<bool>,
    /// The language of mail and of the link's page.
    #[serde(default)]
    pub language: Option<Language>,
    /// The message the remote user reads.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub message: Option<String>,
    /// Notes that only agents read.
    #[serde(default)]
    #[schema(max_length = 10000)]
    pub notes: Option<String>,
    /// What to ask the remote user to allow; `view` is always asked for.
    #[serde(default)]
    #[schema(max_items = 8)]
    pub asks: Option<Vec<Capability>>,
    /// What the request is called elsewhere.
    #[serde(default)]
    #[schema(max_length = 100)]
    pub reference: Option<String>,
    /// The organisation's own fields that change; an empty value clears one.
    #[serde(default)]
    pub custom_fields: CustomFieldValues,
}
