//! The organisation and what holds for all its requests.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::session_requests::Language;

/// `GET /api/v1/organisation`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct OrganisationSettingsBody {
    /// Its name, as remote users read it.
    pub name: String,
    /// The colour of its logo tile, `#rrggbb`.
    pub colour: Option<String>,
    /// Where its logo is; changes with every new logo.
    pub logo: Option<String>,
    /// The time zone in which agents work: an IANA name.
    pub time_zone: String,
    /// The language of a request that says nothing else.
    pub default_language: Language,
    /// How long a link is valid when nothing else is said, in seconds.
    pub default_validity_seconds: u32,
    /// How long a link may be valid at most, in seconds.
    pub longest_validity_seconds: u32,
    /// The organisation's own fields of a request.
    pub custom_fields: Vec<CustomFieldBody>,
    /// Counts every change; send it back with an edit.
    pub version: i64,
}

/// `GET /api/v1/organisation/brand`: what everybody sees of the organisation.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct BrandBody {
    /// Whether the organisation has its first owner. Until then it has no name, and nobody can sign in.
    pub set_up: bool,
    /// Who runs this server; empty before set-up.
    pub organisation_name: String,
    /// The colour of the organisation's logo tile.
    pub organisation_colour: Option<String>,
    /// Where the organisation's logo is.
    pub organisation_logo: Option<String>,
}

/// One of the organisation's own fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CustomFieldBody {
    /// Names the field in requests and exports: small letters, digits and underscores. It never changes.
    #[schema(min_length = 1, max_length = 40)]
    pub id: String,
    /// What agents read.
    #[schema(min_length = 1, max_length = 60)]
    pub label: String,
    /// What it takes.
    pub kind: CustomFieldKind,
}

/// What a field takes.
// The variants without fields have braces: only so are unknown fields refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum CustomFieldKind {
    /// A text of at most 200 characters.
    Text {},
    /// A number, written in digits.
    Number {},
    /// One of these.
    Choice {
        /// At most 50.
        #[schema(min_items = 1, max_items = 50)]
        options: Vec<String>,
    },
}

/// `PATCH /api/v1/organisation`: a field that is left out stays as it is.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct EditOrganisationBody {
    /// The version the edit starts from; when the settings have changed since, nothing is written.
    pub version: Option<i64>,
    /// Its name.
    #[schema(min_length = 1, max_length = 100)]
    pub name: Option<String>,
    /// The colour of its logo tile, `#rrggbb`; an empty text clears it.
    #[schema(max_length = 7)]
    pub colour: Option<String>,
    /// The time zone in which agents work: an IANA name.
    #[schema(max_length = 64)]
    pub time_zone: Option<String>,
    /// The language of a request that says nothing else.
    pub default_language: Option<Language>,
    /// How long a link is valid when nothing else is said, in seconds.
    #[schema(minimum = 300, maximum = 7_776_000)]
    pub default_validity_seconds: Option<u32>,
    /// How long a link may be valid at most, in seconds.
    #[schema(minimum = 300, maximum = 7_776_000)]
    pub longest_validity_seconds: Option<u32>,
    /// All of the organisation's own fields, in their order. A field that is left out is not asked for any
    /// more; what requests hold in it stays.
    #[schema(max_items = 20)]
    pub custom_fields: Option<Vec<CustomFieldBody>>,
}
