//! Set-up, sign-in, and the signed-in member's own account.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::clients::ClientRef;
use crate::rights::{RightsBody, RoleRef};
use crate::session_requests::Language;

/// `POST /api/v1/set-up`: makes the organisation and its first owner, once.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetUpBody {
    /// The one-time token from the set-up address.
    #[schema(max_length = 128)]
    pub token: String,
    /// The organisation's name, as remote users read it.
    #[schema(min_length = 1, max_length = 100)]
    pub organisation_name: String,
    /// The owner's name.
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    /// The owner's email address, with which they sign in.
    #[schema(max_length = 254)]
    pub email: String,
    /// At least 12 characters; length counts, character classes do not (ASVS 5.0, 6.2).
    #[schema(min_length = 12, max_length = 128)]
    pub password: String,
}

/// `POST /api/v1/sign-in`.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInBody {
    /// The member's email address.
    #[schema(max_length = 254)]
    pub email: String,
    /// The member's password.
    #[schema(max_length = 128)]
    pub password: String,
    /// A code of the member's app, or a recovery code. It is asked for by `second_factor_required`.
    #[schema(max_length = 64)]
    pub code: Option<String>,
}

/// The signed-in member and their organisation: `GET /api/v1/me`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct MeBody {
    /// The member.
    pub member: MemberBody,
    /// The organisation.
    pub organisation: OrganisationBody,
    /// The client from which this was asked; null: a program asked, with an API token.
    pub client: Option<ClientRef>,
    /// What the member may do, all roles taken together; with a token, what the token may do.
    pub rights: RightsBody,
}

/// A member, as colleagues see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MemberBody {
    /// The member's id.
    pub id: Uuid,
    /// The member's name.
    pub name: String,
    /// The member's email address.
    pub email: String,
    /// The member's roles.
    pub roles: Vec<RoleRef>,
    /// The name of their photo's content, for `v` of its address; null: they have none.
    pub photo: Option<String>,
    /// In which language the member reads the portal; null: the browser's.
    pub language: Option<Language>,
    /// In which time zone the member reads times; null: the browser's.
    pub time_zone: Option<String>,
}

/// `PATCH /api/v1/me`. What is left out stays as it is.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EditMeBody {
    /// Another name.
    #[schema(min_length = 1, max_length = 100)]
    pub name: Option<String>,
    /// In which language to read the portal.
    pub language: Option<LanguageChoice>,
    /// In which time zone to read times, as in the IANA database; empty: the browser's.
    #[schema(max_length = 64)]
    pub time_zone: Option<String>,
}

/// A language, or what the browser asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LanguageChoice {
    /// What the browser asks for.
    Browser,
    /// English.
    En,
    /// German.
    De,
}

/// `POST /api/v1/me/password`.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePasswordBody {
    /// The password until now.
    #[schema(max_length = 128)]
    pub current_password: String,
    /// At least 12 characters; length counts, character classes do not (ASVS 5.0, 6.2).
    #[schema(min_length = 12, max_length = 128)]
    pub new_password: String,
}

/// `GET /api/v1/me/calendar`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct CalendarBody {
    /// When the address was made at which a calendar program reads the member's agenda; null: there is none.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub made_at: Option<jiff::Timestamp>,
}

/// An address at which a calendar program reads the member's agenda. It is told this once.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct OfferedCalendarBody {
    /// The address. Whoever has it reads the agenda.
    pub url: String,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub made_at: jiff::Timestamp,
}

/// The organisation that runs this server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OrganisationBody {
    /// Its name, as remote users read it.
    pub name: String,
}

/// One sign-in of the member: a browser that holds a valid cookie.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SignInRecordBody {
    /// The sign-in's id.
    pub id: Uuid,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: jiff::Timestamp,
    /// When it was last used, to the minute.
    #[schema(value_type = String, format = DateTime)]
    pub last_used_at: jiff::Timestamp,
    /// When it ends by itself.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: jiff::Timestamp,
    /// The browser and system in words, as far as the browser told.
    pub device_name: String,
    /// Whether this very request was made with it.
    pub current: bool,
}

/// All valid sign-ins of the member: `GET /api/v1/me/sign-ins`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SignInListBody {
    /// The newest first.
    pub items: Vec<SignInRecordBody>,
}
