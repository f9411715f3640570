//! Members, invitations, and one-time links to an account.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::rights::RoleRef;
use crate::second_factors::SecondFactorKind;
use crate::session_requests::{AgentRef, Language, QueueRef};

/// `GET /api/v1/agents`: everybody who can be asked to help, by name.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct AgentListBody {
    /// The agents.
    pub items: Vec<ListedAgentBody>,
}

/// An agent in a list.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ListedAgentBody {
    /// The member's id.
    pub id: Uuid,
    /// The member's name.
    pub name: String,
    /// The member's email address.
    pub email: String,
    /// The name of their photo's content, for `v` of `/api/v1/members/{id}/photo`; null: they have none.
    pub photo: Option<String>,
    /// Whether a page of theirs is open.
    pub online: bool,
}

/// Whether a member can sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MemberStanding {
    /// Yes.
    Active,
    /// Not until somebody enables the account again.
    Disabled,
    /// Never again.
    Deleted,
}

/// `GET /api/v1/members`: everybody who was not deleted, by name.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct MemberListBody {
    /// The members.
    pub items: Vec<ListedMemberBody>,
}

/// A member, as those see them who look after members.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ListedMemberBody {
    /// The member's id.
    pub id: Uuid,
    /// The member's name.
    pub name: String,
    /// The address with which the member signs in.
    pub email: String,
    /// The name of their photo's content, for `v` of `/api/v1/members/{id}/photo`; null: they have none.
    pub photo: Option<String>,
    /// The member's roles.
    pub roles: Vec<RoleRef>,
    /// Whether the member can sign in.
    pub standing: MemberStanding,
    /// Whether a page of theirs is open.
    pub online: bool,
    /// When they were last seen, to the minute; null: never.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub last_seen_at: Option<jiff::Timestamp>,
    /// The queues that they serve.
    pub queues: Vec<QueueRef>,
    /// In which language the member reads the portal; null: the browser's.
    pub language: Option<Language>,
    /// In which IANA time zone the member reads times; null: the browser's.
    pub time_zone: Option<String>,
    /// What they prove beside the password when they sign in.
    pub second_factors: Vec<SecondFactorKind>,
    /// When the account was made.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: jiff::Timestamp,
    /// Counts every change; send it back with an edit.
    pub version: i64,
}

/// `PATCH /api/v1/members/{id}`. What is left out stays as it is.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EditMemberBody {
    /// From which version the edit starts; when the member has changed since, nothing is written. Left out: from
    /// whichever. Whoever gives other roles should say it: the set replaces what somebody else has just given.
    pub version: Option<i64>,
    /// Another name.
    #[schema(min_length = 1, max_length = 100)]
    pub name: Option<String>,
    /// Another address to sign in with.
    #[schema(max_length = 254)]
    pub email: Option<String>,
    /// These roles and no others, by id.
    #[schema(max_items = 60)]
    pub roles: Option<Vec<String>>,
}

/// `DELETE /api/v1/members/{id}`.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DeleteMemberQuery {
    /// Under which name what the member did stays on record; left out: under their own.
    #[param(max_length = 100)]
    pub pseudonym: Option<String>,
}

/// A one-time link. It is shown once and kept nowhere.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct OneTimeLinkBody {
    /// The link. The secret stands after `#`, so that no server on the way sees it.
    pub url: String,
    /// Until when it works.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: jiff::Timestamp,
}

/// `GET /api/v1/invitations`: the newest first.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct InvitationListBody {
    /// Those that nobody has accepted yet.
    pub items: Vec<InvitationBody>,
}

/// An invitation that nobody has accepted yet.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct InvitationBody {
    /// The invitation's id.
    pub id: Uuid,
    /// What they are called, as whoever invited them says.
    pub name: Option<String>,
    /// With which address they will sign in.
    pub email: String,
    /// What they will be able to do.
    pub roles: Vec<RoleRef>,
    /// Who invited them.
    pub invited_by: AgentRef,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: jiff::Timestamp,
    /// Until when the link works.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: jiff::Timestamp,
}

/// `POST /api/v1/invitations`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteBody {
    /// What they are called; they can say otherwise.
    #[schema(max_length = 100)]
    pub name: Option<String>,
    /// With which address they will sign in.
    #[schema(max_length = 254)]
    pub email: String,
    /// What they will be able to do: roles by id.
    #[schema(max_items = 60)]
    pub roles: Vec<String>,
}

/// An invitation with its link.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct InvitedBody {
    /// The invitation.
    pub invitation: InvitationBody,
    /// The link to hand over. It is shown once and kept nowhere.
    pub link: OneTimeLinkBody,
}

/// The secret of a one-time link.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OneTimeTokenBody {
    /// What stands after `#` in the link.
    #[schema(max_length = 128)]
    pub token: String,
}

/// `POST /api/v1/invitations/open`: what an invitation says to whoever holds its link.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct OpenedInvitationBody {
    /// Who invites: the organisation.
    pub organisation_name: String,
    /// And the member.
    pub invited_by: String,
    /// What they are called, as whoever invited them says.
    pub name: Option<String>,
    /// With which address they will sign in.
    pub email: String,
    /// Until when the link works.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: jiff::Timestamp,
}

/// `POST /api/v1/invitations/accept`.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptInvitationBody {
    /// What stands after `#` in the link.
    #[schema(max_length = 128)]
    pub token: String,
    /// What they are called.
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    /// At least 12 characters; length counts, character classes do not (ASVS 5.0, 6.2).
    #[schema(min_length = 12, max_length = 128)]
    pub password: String,
}

/// `POST /api/v1/password-resets/open`: with which address whoever holds the link signs in.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct OpenedResetBody {
    /// The address.
    pub email: String,
}

/// `POST /api/v1/password-resets/use`.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UseResetBody {
    /// What stands after `#` in the link.
    #[schema(max_length = 128)]
    pub token: String,
    /// At least 12 characters; length counts, character classes do not (ASVS 5.0, 6.2).
    #[schema(min_length = 12, max_length = 128)]
    pub password: String,
}
