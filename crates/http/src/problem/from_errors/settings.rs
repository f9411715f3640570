//! The organisation's settings, its members, and members' saved views.

use deskside_app::StoreError;
use deskside_app::members::MembersError;
use deskside_app::organisation::SettingsError;
use deskside_app::saved_views::SavedViewError;
use deskside_domain::organisation::SettingsRefusal;

use super::words::{not_permitted, nothing_to_do, stale};
use crate::problem::Problem;

impl From<SettingsError> for Problem {
    fn from(error: SettingsError) -> Self {
        match error {
            SettingsError::NotPermitted(_) => not_permitted(),
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

impl From<MembersError> for Problem {
    fn from(error: MembersError) -> Self {
        match error {
            MembersError::NotPermitted(_) => not_permitted(),
            MembersError::Store(_) => Self::unavailable(&error),
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
