//! The organisation's settings, its members, and members' saved views.

use deskside_app::StoreError;
use deskside_app::audit::AuditError;
use deskside_app::members::{AcceptError, InviteError, MembersError};
use deskside_app::organisation::SettingsError;
use deskside_app::roles::RoleError;
use deskside_app::saved_views::SavedViewError;
use deskside_app::sessions::RecordError;
use deskside_domain::member::MemberRefusal;
use deskside_domain::organisation::SettingsRefusal;
use deskside_protocol::problem::ProblemCode;

use super::words::{address_taken, beyond_own_rights, not_permitted, nothing_to_do, stale};
use crate::problem::Problem;

impl From<SettingsError> for Problem {
    fn from(error: SettingsError) -> Self {
        match error {
            SettingsError::NotPermitted(missing) => not_permitted(missing),
            SettingsError::Refused(SettingsRefusal::Stale) | SettingsError::Store(StoreError::Stale) => {
                stale()
            }
            SettingsError::Refused(SettingsRefusal::DefaultTooLong) => {
                Self::out_of_range("default_validity_seconds", "must not be longer than the longest validity")
            }
            SettingsError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<RecordError> for Problem {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::NotPermitted(missing) => not_permitted(missing),
            RecordError::NotFound => Self::not_found(),
            RecordError::Store(error) => error.into(),
        }
    }
}

impl From<MembersError> for Problem {
    fn from(error: MembersError) -> Self {
        match error {
            MembersError::NotPermitted(missing) => not_permitted(missing),
            MembersError::NotFound => Self::not_found(),
            MembersError::NoSuchRole => Self::malformed("roles", "names a role that does not exist"),
            MembersError::Stale => stale(),
            MembersError::Refused(refusal) => refusal.into(),
            MembersError::AddressTaken => address_taken(),
            MembersError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<MemberRefusal> for Problem {
    fn from(refusal: MemberRefusal) -> Self {
        match refusal {
            MemberRefusal::LastOwner => {
                Self::new(ProblemCode::LastOwner, "Make somebody else an owner first.")
            }
            MemberRefusal::BeyondOwnRights(missing) => beyond_own_rights(missing),
            MemberRefusal::Yourself => {
                Self::new(ProblemCode::NotYourself, "Somebody else has to do this for you.")
            }
            MemberRefusal::Deleted => Self::not_found(),
            MemberRefusal::NothingChanges => nothing_to_do("It is so already."),
        }
    }
}

impl From<InviteError> for Problem {
    fn from(error: InviteError) -> Self {
        match error {
            InviteError::AddressTaken => address_taken(),
            InviteError::TooMany => nothing_to_do("500 invitations wait already. Take some back first."),
            InviteError::Members(error) => error.into(),
        }
    }
}

impl From<AcceptError> for Problem {
    fn from(error: AcceptError) -> Self {
        match error {
            AcceptError::NotFound => Self::new(
                ProblemCode::NotFound,
                "This link was used, was taken back, or has expired. Ask for another.",
            ),
            AcceptError::TryLater(later) => later.into(),
            AcceptError::AddressTaken => address_taken(),
            AcceptError::Hash(_) | AcceptError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<AuditError> for Problem {
    fn from(error: AuditError) -> Self {
        match error {
            AuditError::NotPermitted(missing) => not_permitted(missing),
            AuditError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<RoleError> for Problem {
    fn from(error: RoleError) -> Self {
        match error {
            RoleError::NotPermitted(missing) => not_permitted(missing),
            RoleError::BeyondOwnRights(missing) => beyond_own_rights(missing),
            RoleError::NotFound => Self::not_found(),
            RoleError::NameTaken => Self::new(ProblemCode::NameTaken, "Another role has this name."),
            RoleError::TooMany => nothing_to_do("There are 50 roles already. Delete one first."),
            RoleError::InUse { holders } => Self::new(
                ProblemCode::RoleInUse,
                format!("{holders} members or invitations have it. Give them other roles first."),
            ),
            RoleError::Stale => stale(),
            RoleError::Store(_) => Self::unavailable(&error),
        }
    }
}

impl From<SavedViewError> for Problem {
    fn from(error: SavedViewError) -> Self {
        match error {
            SavedViewError::NotFound => Self::not_found(),
            SavedViewError::TooMany => nothing_to_do("You keep 100 views. Delete one first."),
            SavedViewError::Store(_) => Self::unavailable(&error),
        }
    }
}
